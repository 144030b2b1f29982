package model

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// ErrFormat is what errors wrap when bytes are not a whole pack, or not the pack of the model asked for.
var ErrFormat = errors.New("not a valid model pack")

// A pack begins with magic, whose last byte is the version. Each section follows: the length of its name, the name,
// the lengths of its content before and after compression (uvarints), the CRC-32 of the compressed content (4 bytes,
// little endian) and the content, compressed with Zstandard: unpacking is most of the time the program takes to start,
// and takes several times as long with DEFLATE. What has a name that begins with loose is not compressed.
const magic = "DEMPACK\x02"

// maxSection bounds what a section may claim to hold, so that a broken length asks for no more memory than that.
const maxSection = 1 << 28

// loose begins the names of sections that are stored as they are: what hardly gets smaller when it is compressed need
// not be copied then when it is read.
const loose = "="

// Section is a named part of a pack.
type Section struct {
	Name    string
	Content []byte
}

// WritePack writes sections as a pack. The same sections give the same bytes.
func WritePack(w io.Writer, sections []Section) error {
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1),
		zstd.WithEncoderCRC(false))
	if err != nil {
		return fmt.Errorf("model: writing a pack: %w", err)
	}
	out := []byte(magic)
	for _, s := range sections {
		packed := s.Content
		if !strings.HasPrefix(s.Name, loose) {
			packed = encoder.EncodeAll(s.Content, nil)
		}
		out = binary.AppendUvarint(out, uint64(len(s.Name)))
		out = append(out, s.Name...)
		out = binary.AppendUvarint(out, uint64(len(s.Content)))
		out = binary.AppendUvarint(out, uint64(len(packed)))
		out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(packed))
		out = append(out, packed...)
	}
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("model: writing a pack: %w", err)
	}
	return nil
}

// ReadPack reads all sections of a pack. Contents may be parts of it, so it must not be changed then. Errors wrap ErrFormat and name the section.
func ReadPack(pack []byte) ([]Section, error) {
	rest, ok := bytes.CutPrefix(pack, []byte(magic))
	if !ok {
		return nil, fmt.Errorf("model: reading a pack: %w: it does not begin as one of this version does", ErrFormat)
	}
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxSection))
	if err != nil {
		return nil, fmt.Errorf("model: reading a pack: %w", err)
	}
	defer decoder.Close()
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
		unpacked, err := unpack(decoder, name, content, size, binary.LittleEndian.Uint32(sum))
		if err != nil {
			return nil, fmt.Errorf("model: reading section %q: %w: %w", name, ErrFormat, err)
		}
		sections = append(sections, Section{name, unpacked})
	}
	if r.err != nil {
		return nil, fmt.Errorf("model: reading section %d: %w", len(sections), r.err)
	}
	return sections, nil
}

// part is a section that a model cannot do without, and what reads it.
type part struct {
	name string
	read func(content []byte) error
}

// readParts reads the parts of a model from its pack, in the order given, and gives what the pack says about itself.
// What the model is called is for errors, which wrap ErrFormat.
func readParts(model string, pack []byte, parts ...part) (about string, err error) {
	sections, err := ReadPack(pack)
	if err != nil {
		return "", err
	}
	content := map[string][]byte{}
	for _, s := range sections {
		content[s.Name] = s.Content
	}
	for _, p := range parts {
		c, ok := content[p.name]
		if !ok {
			return "", fmt.Errorf("model: reading %s: %w: no section %q", model, ErrFormat, p.name)
		}
		if err := p.read(c); err != nil {
			return "", fmt.Errorf("model: reading %s, section %q: %w", model, p.name, err)
		}
	}
	return string(content["about"]), nil
}

// unpack is the content of a section, which must have size bytes.
func unpack(decoder *zstd.Decoder, name string, packed []byte, size int, sum uint32) ([]byte, error) {
	if size > maxSection {
		return nil, fmt.Errorf("%d bytes are too many", size)
	}
	if sum != crc32.ChecksumIEEE(packed) {
		return nil, errors.New("wrong checksum")
	}
	if strings.HasPrefix(name, loose) {
		if len(packed) != size {
			return nil, fmt.Errorf("%d bytes, want %d", len(packed), size)
		}
		return packed, nil
	}
	// The buffer grows with what is really there, not with what size claims, but for a usual share.
	content, err := decoder.DecodeAll(packed, make([]byte, 0, min(size, 16*len(packed)+1)))
	if err != nil {
		return nil, err
	}
	if len(content) != size {
		return nil, fmt.Errorf("%d bytes, want %d", len(content), size)
	}
	return content, nil
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
