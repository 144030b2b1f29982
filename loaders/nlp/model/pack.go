package model

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// ErrFormat is what errors wrap when bytes are not a whole pack, or not the pack of the model asked for.
var ErrFormat = errors.New("not a valid model pack")

// A pack begins with magic, whose last byte is the version. Each section follows: the length of its name, the name,
// the lengths of its content before and after compression (uvarints), the CRC-32 of the content (4 bytes, little
// endian) and the content, compressed with DEFLATE.
const magic = "DEMPACK\x01"

// maxSection bounds what a section may claim to hold, so that a broken length asks for no more memory than that.
const maxSection = 1 << 28

// Section is a named part of a pack.
type Section struct {
	Name    string
	Content []byte
}

// WritePack writes sections as a pack. The same sections give the same bytes.
func WritePack(w io.Writer, sections []Section) error {
	out := []byte(magic)
	for _, s := range sections {
		var packed bytes.Buffer
		deflate, err := flate.NewWriter(&packed, flate.BestCompression)
		if err != nil {
			return fmt.Errorf("model: packing %q: %w", s.Name, err)
		}
		if _, err := deflate.Write(s.Content); err != nil {
			return fmt.Errorf("model: packing %q: %w", s.Name, err)
		}
		if err := deflate.Close(); err != nil {
			return fmt.Errorf("model: packing %q: %w", s.Name, err)
		}
		out = binary.AppendUvarint(out, uint64(len(s.Name)))
		out = append(out, s.Name...)
		out = binary.AppendUvarint(out, uint64(len(s.Content)))
		out = binary.AppendUvarint(out, uint64(packed.Len()))
		out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(s.Content))
		out = append(out, packed.Bytes()...)
	}
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("model: writing a pack: %w", err)
	}
	return nil
}

// ReadPack reads all sections of a pack. Errors wrap ErrFormat and name the section.
func ReadPack(pack []byte) ([]Section, error) {
	rest, ok := bytes.CutPrefix(pack, []byte(magic))
	if !ok {
		return nil, fmt.Errorf("model: reading a pack: %w: it does not begin as one of this version does", ErrFormat)
	}
	r := reader{rest: rest}
	var sections []Section
	for len(r.rest) > 0 && r.err == nil {
		name := string(r.bytes(r.uvarint()))
		size, packed := r.uvarint(), r.uvarint()
		sum := r.bytes(4)
		content := r.bytes(packed)
		if r.err != nil {
			break
		}
		inflated, err := inflate(content, size)
		if err != nil {
			return nil, fmt.Errorf("model: reading section %q: %w: %w", name, ErrFormat, err)
		}
		if binary.LittleEndian.Uint32(sum) != crc32.ChecksumIEEE(inflated) {
			return nil, fmt.Errorf("model: reading section %q: %w: wrong checksum", name, ErrFormat)
		}
		sections = append(sections, Section{name, inflated})
	}
	if r.err != nil {
		return nil, fmt.Errorf("model: reading section %d: %w", len(sections), r.err)
	}
	return sections, nil
}

// inflate is the content of a section, which must have size bytes.
func inflate(packed []byte, size int) ([]byte, error) {
	if size > maxSection {
		return nil, fmt.Errorf("%d bytes are too many", size)
	}
	var content bytes.Buffer // It grows with what is really there, not with what size claims, but for a usual share.
	content.Grow(min(size, 4*len(packed)) + bytes.MinRead)
	n, err := io.Copy(&content, io.LimitReader(flate.NewReader(bytes.NewReader(packed)), int64(size)+1))
	if err != nil {
		return nil, err
	}
	if n != int64(size) {
		return nil, fmt.Errorf("%d bytes, want %d", n, size)
	}
	return content.Bytes(), nil
}

// reader takes numbers and bytes off the front of a slice. After the first failure it gives zeroes, and err says why.
type reader struct {
	rest []byte
	err  error
}

// uvarint is the next number; one that no length or count can be is an error.
func (r *reader) uvarint() int {
	n, size := binary.Uvarint(r.rest)
	if r.err != nil || size <= 0 || n > 1<<40 {
		r.fail()
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

// bytes are the next n bytes.
func (r *reader) bytes(n int) []byte {
	if r.err != nil || n > len(r.rest) {
		r.fail()
		return nil
	}
	b := r.rest[:n:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) fail() {
	if r.err == nil {
		r.err = fmt.Errorf("%w: it is cut off or garbled", ErrFormat)
	}
	r.rest = nil
}
