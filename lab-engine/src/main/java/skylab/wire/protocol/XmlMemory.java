package skylab.wire.protocol;

import java.lang.ref.SoftReference;
import java.util.List;

/**
 * The last long list that was written as XML. Model objects do not change: who writes the very same ones again gets the
 * same bytes.
 *
 * @param member as what the list was written
 * @param elements what was in it
 * @param bytes what was written
 */
record XmlMemory(XmlMember member, Object[] elements, byte[] bytes) {
    private static final int LONG = 500;

    private static volatile SoftReference<XmlMemory> last = new SoftReference<>(null);

    /** The bytes of a list; null if it is short, or another one. */
    static byte[] recall(XmlMember member, List<?> list) {
        XmlMemory memory = list.size() < LONG ? null : last.get();
        return memory != null && memory.isOf(member, list) ? memory.bytes : null;
    }

    private boolean isOf(XmlMember other, List<?> list) {
        if (member != other || elements.length != list.size()) {
            return false;
        }
        int i = 0;
        for (Object element : list) {
            if (elements[i++] != element) {
                return false;
            }
        }
        return true;
    }

    /** Keeps the bytes of a list if it is long. */
    static void keep(XmlMember member, List<?> list, Utf8 out, int from) {
        if (list.size() >= LONG) {
            last = new SoftReference<>(new XmlMemory(member, list.toArray(), out.since(from)));
        }
    }
}
