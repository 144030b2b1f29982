package model

// TaggerSize is how many bytes the embedded tagger has.
func TaggerSize() int { return len(taggerPack) }
