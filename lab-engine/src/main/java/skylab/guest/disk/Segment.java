package skylab.guest.disk;

/** A piece of a file's content. */
sealed interface Segment {
    long size();

    Bytes read(long from, int length);

    Segment slice(long from, long to);

    /** Whether it takes space on the disk. */
    default boolean stored() {
        return true;
    }

    /** Bytes that are there. */
    record Literal(Bytes bytes) implements Segment {
        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public Bytes read(long from, int length) {
            return bytes.slice((int) from, (int) from + length);
        }

        @Override
        public Segment slice(long from, long to) {
            return new Literal(bytes.slice((int) from, (int) to));
        }
    }

    /** Zeros that take no space. */
    record Hole(long size) implements Segment {
        @Override
        public Bytes read(long from, int length) {
            return Bytes.of(new byte[length]);
        }

        @Override
        public Segment slice(long from, long to) {
            return new Hole(to - from);
        }

        @Override
        public boolean stored() {
            return false;
        }
    }

    /** A part of what a generator gives. */
    record Generated(Generator generator, long from, long to) implements Segment {
        @Override
        public long size() {
            return to - from;
        }

        @Override
        public Bytes read(long begin, int length) {
            return generator.read(from + begin, length);
        }

        @Override
        public Segment slice(long begin, long end) {
            return new Generated(generator, from + begin, from + end);
        }
    }
}
