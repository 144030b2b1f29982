package graphtest

import "github.com/demarche-kg/demarche/graph"

// Facts returns four invented articles by two publishers, normalized. Every call makes new values, the same each time.
//
// They tell of one quarrel. The state of Meridia demands that its neighbour Ostravia pay more for a garrison; the
// Harbour Post breaks the story (0) and follows it up (1), the Courrier du Lac retells it in French (2), and a note
// without date or address tells of a protest (3). Meridia, Ostravia, Port Sable, José Åkesson, Ilse Varga and the Sable
// Accord are each named in more than one article. Between them the articles use every class of entity, every relation
// an article can state, every modality, both polarities, and times of every precision.
func Facts() []*graph.Facts {
	return []*graph.Facts{demandArticle(), followUpArticle(), frenchArticle(), undatedNote()}
}

// The names that several articles share.
const (
	meridia = "Meridia"
	sable   = "Port Sable"
	akesson = "José Åkesson"
	varga   = "Ilse Varga"
	accord  = "Sable Accord"
)

// demandArticle is the first report: a demand, its delivery, its denial, and the background.
func demandArticle() *graph.Facts {
	t := tell(graph.Article{
		URL:       "https://harbourpost.example/2031/03/04/garrison?page=1",
		Title:     "Meridia asks Ostravia for “three times” the money",
		Publisher: "Harbour Post",
		Byline:    "By Rosa Quill and N. Pike",
		Published: "2031-03-04T08:15:00Z",
		Language:  "en",
		Source:    "harbour-0304",
	},
		"Meridia has demanded that Ostravia pay around $2.5 billion a year for the Third Lake Division, up from 800 million crowns, two former Meridian officials told the Harbour Post.",
		"The demand was put to Ostravian diplomats in Port Sable on Feb. 27 by Ilse Varga, Meridia's finance minister.",
		"“We have asked for nothing of the kind,” said José Åkesson, spokesman for the Ministry of the Lakes.",
		"More than 1,200 soldiers of the Third Lake Division, part of the Meridian Army, are stationed in Ostravia under the Sable Accord, which expires on March 31, 2031.",
		"Anna Kell, president of Ostravia until 2029, had signed the Sable Accord with Meridia in the 2010s.",
	)
	m := t.entity(graph.ClassCountry, meridia, meridia, "Meridian")
	o := t.entity(graph.ClassCountry, "Ostravia", "Ostravia", "Ostravian")
	port := t.entity(graph.ClassPlace, sable, sable)
	division := t.entity(graph.ClassMilitaryUnit, "Third Lake Division", "Third Lake Division")
	army := t.entity(graph.ClassMilitaryUnit, "Meridian Army", "Meridian Army")
	post := t.entity(graph.ClassOrganization, "Harbour Post", "Harbour Post")
	ministry := t.entity(graph.ClassOrganization, "Ministry of the Lakes", "Ministry of the Lakes")
	treaty := t.entity(graph.ClassAgreement, accord, accord)
	minister := t.entity(graph.ClassPerson, varga, varga)
	spokesman := t.entity(graph.ClassPerson, akesson, akesson)
	kell := t.entity(graph.ClassPerson, "Anna Kell", "Anna Kell")
	finance := t.entity(graph.ClassOffice, "Finance Minister of Meridia", "finance minister")
	president := t.entity(graph.ClassOffice, "President of Ostravia", "president of Ostravia")
	officials := t.group("two former Meridian officials")
	diplomats := t.group("Ostravian diplomats")

	t.relation(graph.Relation{Type: graph.HoldsOffice, Subject: minister, Object: finance, Status: graph.Current, Confidence: 0.9}, t.at(1, varga, "finance minister"))
	t.relation(graph.Relation{Type: graph.HoldsOffice, Subject: kell, Object: president, Status: graph.Former,
		Time: graph.Time{Value: "../2029", Text: "until 2029"}}, t.at(4, "president of Ostravia until 2029"))
	t.relation(graph.Relation{Type: graph.OfficeOf, Subject: president, Object: o}, t.at(4, "president of Ostravia"))
	t.relation(graph.Relation{Type: graph.AffiliatedWith, Subject: officials, Object: m, Status: graph.Former, Confidence: 0.4}, t.at(0, "two former Meridian officials"))
	t.relation(graph.Relation{Type: graph.SpokespersonFor, Subject: spokesman, Object: ministry, Status: graph.Current}, t.at(2, "spokesman for the Ministry of the Lakes"))
	t.relation(graph.Relation{Type: graph.PartOf, Subject: division, Object: army}, t.at(3, "part of the Meridian Army"))
	t.relation(graph.Relation{Type: graph.StationedIn, Subject: division, Object: o, Status: graph.Current}, t.at(3, "are stationed in Ostravia"))
	t.relation(graph.Relation{Type: graph.Expires, Subject: treaty, Time: graph.Time{Value: "2031-03-31", Text: "on March 31, 2031"}}, t.at(3, "which expires on March 31, 2031"))
	t.relation(graph.Relation{Type: graph.PartyTo, Subject: m, Object: treaty}, t.at(4, accord, meridia))

	demand := t.event(graph.Event{Type: graph.Demand, Source: []graph.ID{m}, Target: []graph.ID{o},
		Content: "pay around $2.5 billion a year for the Third Lake Division", About: []graph.ID{division},
		Amounts: []graph.Amount{
			{Value: "2500000000", Unit: "USD", Approx: true, Per: "year", Text: "around $2.5 billion a year"},
			{Value: "800000000", Unit: "crown", Per: "year", Text: "800 million crowns"},
		},
		AttributedTo: []graph.ID{officials, post}, Polarity: graph.Positive, Modality: graph.Reported, Confidence: 0.85,
	}, t.at(0, "has demanded", "around $2.5 billion a year"))
	t.event(graph.Event{Type: graph.Demand, Source: []graph.ID{minister}, Target: []graph.ID{diplomats},
		Elaborates: []graph.ID{demand}, Content: "The demand was put", Place: []graph.ID{port},
		Time:     graph.Time{Value: "2031-02-27", Text: "on Feb. 27"},
		Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 0.7,
	}, t.at(1, "was put to"))
	t.event(graph.Event{Type: graph.Disapprove, Source: []graph.ID{spokesman, ministry},
		Content: "We have asked for nothing of the kind", Disputes: []graph.ID{demand},
		AttributedTo: []graph.ID{spokesman}, Polarity: graph.Negative, Modality: graph.Denied,
	}, t.quoted(2, "asked for nothing", "said"))
	t.event(graph.Event{Type: graph.Posture, Source: []graph.ID{division}, Target: []graph.ID{o}, Content: "are stationed",
		Amounts:  []graph.Amount{{Min: "1200", Unit: "soldier", Text: "More than 1,200 soldiers"}},
		Polarity: graph.Positive, Modality: graph.Asserted,
	}, t.at(3, "are stationed"))
	t.event(graph.Event{Type: graph.Endorse, Source: []graph.ID{kell, o}, Target: []graph.ID{m}, About: []graph.ID{treaty},
		Content: "signed the Sable Accord", Time: graph.Time{Value: "201X", Text: "in the 2010s"},
		Polarity: graph.Positive, Modality: graph.Asserted,
	}, t.at(4, "had signed"))
	return t.done()
}

// followUpArticle comes a day later from the same newspaper: times finer and coarser, plans and conditions.
func followUpArticle() *graph.Facts {
	t := tell(graph.Article{
		URL:       "https://harbourpost.example/2031/03/05/talks",
		Title:     "Talks on the lake garrison to open in Port Sable",
		Publisher: "Harbour Post",
		Published: "2031-03-05T06:40:00+01:00",
		Language:  "en",
		Source:    "harbour-0305",
	},
		"Envoys of Meridia and Ostravia may meet in Port Sable at 9:30 a.m. on Thursday, José Åkesson said, citing the Lake Union.",
		"Ilse Varga plans to visit Lowmark, a city in Ostravia, between April and June 2031.",
		"Ostravia would leave the Lake Union if the price rose by 10 to 15 percent, its envoy to the bloc warned.",
		"No talks took place in the third quarter of 2030 or in July 2029.",
		"Ostravia and Meridia, allies since 2019, trade 17.1 million tonnes of salt.",
	)
	m := t.entity(graph.ClassCountry, meridia, meridia)
	o := t.entity(graph.ClassCountry, "Ostravia", "Ostravia")
	port := t.entity(graph.ClassPlace, sable, sable)
	lowmark := t.entity(graph.ClassPlace, "Lowmark", "Lowmark")
	union := t.entity(graph.ClassOrganization, "Lake Union", "Lake Union", "the bloc")
	spokesman := t.entity(graph.ClassPerson, akesson, akesson)
	minister := t.entity(graph.ClassPerson, varga, varga)
	envoy := t.unnamed(graph.ClassPerson, "its envoy to the bloc")
	salt := t.entity(graph.ClassOther, "salt", "salt")

	t.relation(graph.Relation{Type: graph.LocatedIn, Subject: lowmark, Object: o}, t.at(1, "a city in Ostravia"))
	t.relation(graph.Relation{Type: graph.AllyOf, Subject: o, Object: m, Status: graph.Current,
		Time: graph.Time{Value: "2019/..", Text: "since 2019"}}, t.at(4, "allies since 2019"))

	t.event(graph.Event{Type: graph.Consult, Source: []graph.ID{m, o}, Target: []graph.ID{m, o}, Content: "may meet",
		Place: []graph.ID{port}, Time: graph.Time{Value: "2031-03-06T09:30", Text: "at 9:30 a.m. on Thursday"},
		AttributedTo: []graph.ID{spokesman, union}, Polarity: graph.Positive, Modality: graph.Possible, Confidence: 0.5,
	}, t.at(0, "may meet"))
	t.event(graph.Event{Type: graph.Intend, Source: []graph.ID{minister}, Target: []graph.ID{o}, Content: "plans to visit Lowmark",
		Place: []graph.ID{lowmark, o}, Time: graph.Time{Value: "2031-04/2031-06", Text: "between April and June 2031"},
		Polarity: graph.Positive, Modality: graph.Planned,
	}, t.at(1, "plans to visit"))
	t.event(graph.Event{Type: graph.Threaten, Source: []graph.ID{o}, Target: []graph.ID{union}, Content: "leave the Lake Union",
		Amounts:      []graph.Amount{{Value: "12.5", Min: "10", Max: "15", Unit: "percent", Text: "10 to 15 percent"}},
		AttributedTo: []graph.ID{envoy}, Polarity: graph.Positive, Modality: graph.Hypothetical,
	}, t.at(2, "would leave", "warned"))
	t.event(graph.Event{Type: graph.Consult, Source: []graph.ID{m, o}, Content: "No talks took place",
		Time:     graph.Time{Value: "2030-Q3", Text: "in the third quarter of 2030"},
		Polarity: graph.Negative, Modality: graph.Asserted,
	}, t.at(3, "No talks took place"))
	t.event(graph.Event{Type: graph.Consult, Source: []graph.ID{m, o}, Content: "No talks took place",
		Time:     graph.Time{Value: "2029-07", Text: "in July 2029"},
		Polarity: graph.Negative, Modality: graph.Asserted,
	}, t.at(3, "No talks took place", "in July 2029"))
	t.event(graph.Event{Type: graph.Cooperate, Source: []graph.ID{o}, Target: []graph.ID{m}, About: []graph.ID{salt}, Content: "trade",
		Amounts:  []graph.Amount{{Value: "17100000", Unit: "tonne", Text: "17.1 million tonnes of salt"}},
		Polarity: graph.Positive, Modality: graph.Asserted, Time: graph.Time{Text: "now"}, // words, but no date to be had
	}, t.at(4, "trade"))
	return t.done()
}

// frenchArticle retells the demand in another language and newspaper. It has no address, so its ID comes from its issue.
func frenchArticle() *graph.Facts {
	t := tell(graph.Article{
		Title:     "Garnison : la Méridie réclame davantage",
		Publisher: "Courrier du Lac",
		Byline:    "Émile Noël",
		Published: "2031-03-05",
		Language:  "fr",
		Source:    "courrier-17",
	},
		"La Méridie a exigé de l’Ostravie jusqu’à 2,5 milliards de dollars par an, selon le Harbour Post.",
		"« Nous ne paierons pas un sou de plus », a répondu le président Tomáš Brandt en 2031.",
		"José Åkesson a dénoncé des « rumeurs ».",
	)
	m := t.entity(graph.ClassCountry, meridia, "Méridie")
	o := t.entity(graph.ClassCountry, "Ostravia", "Ostravie")
	post := t.entity(graph.ClassOrganization, "Harbour Post", "Harbour Post")
	brandt := t.entity(graph.ClassPerson, "Tomáš Brandt", "Tomáš Brandt")
	spokesman := t.entity(graph.ClassPerson, akesson, akesson)
	president := t.entity(graph.ClassOffice, "President of Ostravia") // held, but not named, in this article

	t.relation(graph.Relation{Type: graph.HoldsOffice, Subject: brandt, Object: president, Status: graph.Current,
		Time: graph.Time{Value: "2031", Text: "en 2031"}}, t.at(1, "le président Tomáš Brandt"))

	demand := t.event(graph.Event{Type: graph.Demand, Source: []graph.ID{m}, Target: []graph.ID{o},
		Content:      "jusqu’à 2,5 milliards de dollars par an",
		Amounts:      []graph.Amount{{Max: "2500000000", Unit: "USD", Per: "year", Text: "jusqu’à 2,5 milliards de dollars par an"}},
		AttributedTo: []graph.ID{post}, Polarity: graph.Positive, Modality: graph.Reported,
	}, t.at(0, "a exigé"))
	t.event(graph.Event{Type: graph.Reject, Source: []graph.ID{brandt}, Target: []graph.ID{m},
		Content: "Nous ne paierons pas un sou de plus", Time: graph.Time{Value: "2031", Text: "en 2031"},
		AttributedTo: []graph.ID{brandt}, Polarity: graph.Positive, Modality: graph.Reported,
	}, t.quoted(1, "Nous ne paierons pas", "a répondu"))
	t.event(graph.Event{Type: graph.Disapprove, Source: []graph.ID{spokesman}, Disputes: []graph.ID{demand},
		Content: "a dénoncé des « rumeurs »", Polarity: graph.Positive, Modality: graph.Denied,
	}, t.at(2, "a dénoncé"), t.quoted(2, "rumeurs"))
	return t.done()
}

// undatedNote has neither address nor date, so its ID comes from its text, which runs in two directions.
func undatedNote() *graph.Facts {
	t := tell(graph.Article{
		Publisher: "Courrier du Lac",
		Language:  "mul",
		Source:    `notes\draft "3" <a>`,
	},
		"Hundreds marched in Port Sable 🕊️ chanting “لا للقاعدة” against the Sable Accord.",
		"\tSome 40 people were held,\r\n\"for an hour\" \\ at most.",
	)
	port := t.entity(graph.ClassPlace, sable, sable)
	treaty := t.entity(graph.ClassAgreement, accord, accord)
	crowd := t.group("Hundreds")
	held := t.group("Some 40 people")

	t.event(graph.Event{Type: graph.Protest, Source: []graph.ID{crowd}, Content: "chanting “لا للقاعدة”", About: []graph.ID{treaty},
		Place: []graph.ID{port}, Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 1,
	}, t.quoted(0, "marched", "لا للقاعدة"))
	t.event(graph.Event{Type: graph.Coerce, Target: []graph.ID{held}, Content: "were held,\r\n\"for an hour\" \\ at most",
		Amounts: []graph.Amount{
			{Value: "40", Approx: true, Unit: "people", Text: "Some 40 people"},
			{Max: "1", Unit: "hour", Text: `"for an hour" \ at most`},
		},
		Polarity: graph.Positive, Modality: graph.Asserted,
	}, t.at(1, "were held"))
	return t.done()
}
