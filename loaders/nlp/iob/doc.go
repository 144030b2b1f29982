// Package iob reads corpora whose names are marked by a tag on each token (B-PER, I-PER, O), and compares the names that
// a stage finds with theirs.
//
//	file ─▶ ReadFile ─▶ []Document{Doc, Names} ─▶ (pipeline on Doc) ─▶ Compare
package iob
