package skylab.wire.protocol;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Rows of long lists as XML, by the model objects that they were written from. Model objects do not change: whoever writes
 * the very same one again in the same place gets the same bytes. The bytes live as long as the object does, unless the memory
 * is needed for something else.
 */
final class XmlMemory {
    private static volatile SoftReference<XmlMemory> present = new SoftReference<>(null);

    private final Map<Key, byte[]> rows = new ConcurrentHashMap<>();
    private final List<XmlMember> members = new CopyOnWriteArrayList<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

    /** What a row was written from, and as what. */
    private interface Row {
        XmlMember member();

        Object shape();

        default boolean isSame(Object other) {
            return other instanceof Row row && shape() == row.shape() && member() == row.member();
        }
    }

    private static final class Key extends WeakReference<Object> implements Row {
        private final XmlMember member;
        private final int hash;

        Key(XmlMember member, Object shape, ReferenceQueue<Object> gone) {
            super(shape, gone);
            this.member = member;
            this.hash = System.identityHashCode(shape);
        }

        @Override
        public XmlMember member() {
            return member;
        }

        @Override
        public Object shape() {
            return get();
        }

        @Override
        public boolean equals(Object other) {
            return this == other || get() != null && isSame(other);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private record Question(XmlMember member, Object shape) implements Row {
        @Override
        public boolean equals(Object other) {
            return isSame(other);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(shape);
        }
    }

    /** The memory that all answers share. What has been forgotten by everybody else it forgets now. */
    static XmlMemory present() {
        XmlMemory memory = present.get();
        if (memory == null) {
            memory = new XmlMemory();
            present = new SoftReference<>(memory);
        }
        for (Reference<?> row = memory.gone.poll(); row != null; row = memory.gone.poll()) {
            memory.rows.remove(row);
        }
        return memory;
    }

    /** Whether there were rows in such a place. */
    boolean knows(XmlMember member) {
        // Not by their values, which are trees of descriptions.
        for (XmlMember one : members) {
            if (one == member) {
                return true;
            }
        }
        return false;
    }

    /** The bytes of a row; null if it is not known. */
    byte[] recall(XmlMember member, Object shape) {
        return rows.get(new Question(member, shape));
    }

    /** Keeps the bytes of a row. */
    void keep(XmlMember member, Object shape, byte[] bytes) {
        if (!knows(member)) {
            members.add(member);
        }
        rows.put(new Key(member, shape, gone), bytes);
    }

    /** How many rows are known. */
    int size() {
        return rows.size();
    }
}
