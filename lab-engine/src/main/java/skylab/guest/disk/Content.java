package skylab.guest.disk;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The content of a file or of a raw disk: an immutable sequence of bytes of any length, made of pieces that are literal,
 * computed when read, or holes. Reading and changing cost O(log n) for n pieces, and the bytes in question.
 */
public final class Content {
    /** No bytes. */
    public static final Content EMPTY = new Content(TreePMap.empty(), 0);

    // Small appends are gathered into pieces of this size, so that a log of many lines has few pieces.
    private static final int BLOCK = 4096;

    private final PSortedMap<Long, Segment> segments;
    private final long size;

    private Content(PSortedMap<Long, Segment> segments, long size) {
        this.segments = segments;
        this.size = size;
    }

    /** Literal bytes. */
    public static Content of(Bytes bytes) {
        return EMPTY.append(bytes);
    }

    /** A literal text in UTF-8. */
    public static Content of(String text) {
        return of(Bytes.of(text));
    }

    /** Computed content. */
    public static Content of(Generator generator) {
        return EMPTY.append(generator);
    }

    /** Zeros that take no space. */
    public static Content zeros(long size) {
        return EMPTY.resized(size);
    }

    /** How many bytes. */
    public long size() {
        return size;
    }

    /** How many of them take space on a disk: all but the holes. */
    public long stored() {
        long sum = 0;
        for (Segment segment : segments.values()) {
            sum += segment.stored() ? segment.size() : 0;
        }
        return sum;
    }

    /** The pieces by their places. */
    PSortedMap<Long, Segment> segments() {
        return segments;
    }

    /** The ranges that take space on a disk, in order, made larger to whole units, and joined where they touch. */
    List<Placement.Range> storedRanges(int unit) {
        List<Placement.Range> ranges = new ArrayList<>();
        long from = 0;
        long to = 0;
        for (Map.Entry<Long, Segment> entry : segments.entrySet()) {
            if (entry.getValue().stored()) {
                long begin = entry.getKey() / unit * unit;
                long end = (entry.getKey() + entry.getValue().size() + unit - 1) / unit * unit;
                if (begin > to) {
                    if (from < to) {
                        ranges.add(new Placement.Range(from, to));
                    }
                    from = begin;
                }
                to = end;
            }
        }
        if (from < to) {
            ranges.add(new Placement.Range(from, to));
        }
        return ranges;
    }

    /**
     * Some bytes.
     *
     * @param from 0 or more; beyond the end there is nothing
     * @param max at most so many
     */
    public Bytes read(long from, int max) {
        int length = (int) Math.max(0, Math.min(max, size - from));
        if (length == 0) {
            return Bytes.EMPTY;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length);
        long at = from;
        for (var entry : segments.tailMap(segments.floorKey(from), true).entrySet()) {
            Segment segment = entry.getValue();
            long begin = at - entry.getKey();
            int part = (int) Math.min(segment.size() - begin, from + length - at);
            out.writeBytes(segment.read(begin, part).toArray());
            at += part;
            if (at == from + length) {
                break;
            }
        }
        return Bytes.of(out.toByteArray());
    }

    /** Everything as text; for small files. */
    public String text() {
        return read(0, (int) Math.min(size, Integer.MAX_VALUE - 8)).text();
    }

    /** This and then literal bytes. */
    public Content append(Bytes bytes) {
        PSortedMap<Long, Segment> result = segments;
        long end = size;
        Bytes rest = bytes;
        if (!rest.isEmpty() && end > 0) {
            Map.Entry<Long, Segment> last = segments.lastEntry();
            if (last.getValue() instanceof Segment.Literal literal && literal.size() < BLOCK) {
                int fill = Math.min(BLOCK - literal.bytes().size(), rest.size());
                result = result.plus(
                        last.getKey(), new Segment.Literal(literal.bytes().plus(rest.slice(0, fill))));
                end += fill;
                rest = rest.slice(fill, rest.size());
            }
        }
        while (!rest.isEmpty()) {
            int part = Math.min(BLOCK, rest.size());
            result = result.plus(end, new Segment.Literal(rest.slice(0, part)));
            end += part;
            rest = rest.slice(part, rest.size());
        }
        return new Content(result, end);
    }

    /** This and then computed content, joined to what is before it if the generator can. */
    public Content append(Generator generator) {
        if (generator.size() == 0) {
            return this;
        }
        if (size > 0
                && segments.lastEntry().getValue() instanceof Segment.Generated last
                && last.from() == 0
                && last.to() == last.generator().size()) {
            Optional<Generator> joined = last.generator().join(generator);
            if (joined.isPresent()) {
                long begin = segments.lastKey();
                long length = joined.get().size();
                return new Content(
                        segments.plus(begin, new Segment.Generated(joined.get(), 0, length)), begin + length);
            }
        }
        return new Content(
                segments.plus(size, new Segment.Generated(generator, 0, generator.size())), size + generator.size());
    }

    /** This and then another content, whose pieces are shared. */
    public Content append(Content other) {
        PSortedMap<Long, Segment> result = segments;
        for (var entry : other.segments.entrySet()) {
            result = result.plus(size + entry.getKey(), entry.getValue());
        }
        return new Content(result, size + other.size);
    }

    /** The part from one place to before another, whose pieces are shared. */
    public Content slice(long from, long to) {
        if (from >= to) {
            return EMPTY;
        }
        PSortedMap<Long, Segment> result = TreePMap.empty();
        for (var entry : segments.tailMap(segments.floorKey(from), true).entrySet()) {
            long begin = Math.max(entry.getKey(), from);
            long end = Math.min(entry.getKey() + entry.getValue().size(), to);
            if (begin >= end) {
                break;
            }
            result = result.plus(begin - from, entry.getValue().slice(begin - entry.getKey(), end - entry.getKey()));
        }
        return new Content(result, to - from);
    }

    /** This with bytes written over it at a place; a gap before them becomes a hole. */
    public Content write(long at, Bytes bytes) {
        if (bytes.isEmpty()) {
            return this;
        }
        if (at == size) {
            return append(bytes);
        }
        return around(before(at).append(bytes));
    }

    /** As {@link #write(long, Bytes)}, with pieces that are shared. */
    public Content write(long at, Content other) {
        return other.size == 0 ? this : around(before(at).append(other));
    }

    private Content before(long at) {
        return at > size ? resized(at) : slice(0, at);
    }

    private Content around(Content changed) {
        return changed.size < size ? changed.append(slice(changed.size, size)) : changed;
    }

    /** The generator that all of this comes from, from its beginning to its end; empty if there is none. */
    public Optional<Generator> whole() {
        Generator one = null;
        long at = 0;
        for (Segment segment : segments.values()) {
            if (!(segment instanceof Segment.Generated part)
                    || part.from() != at
                    || (one != null && !one.equals(part.generator()))) {
                return Optional.empty();
            }
            one = part.generator();
            at = part.to();
        }
        return one != null && at == one.size() ? Optional.of(one) : Optional.empty();
    }

    /** This cut off, or made longer by a hole. */
    public Content resized(long length) {
        if (length == size) {
            return this;
        }
        return length < size
                ? slice(0, length)
                : new Content(segments.plus(size, new Segment.Hole(length - size)), length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content content && size == content.size && segments.equals(content.segments);
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }

    @Override
    public String toString() {
        return "Content[" + size + " bytes in " + segments.size() + " pieces]";
    }
}
