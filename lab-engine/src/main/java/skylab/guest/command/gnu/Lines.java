package skylab.guest.command.gnu;

import java.nio.charset.StandardCharsets;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;

/**
 * Cuts its input into lines of UTF-8.
 *
 * @param filter what is done with them
 * @param begun the bytes of a line whose end has not come
 */
public record Lines(LineFilter filter, Bytes begun) implements Filter {
    /** Before the first line. */
    public Lines(LineFilter filter) {
        this(filter, Bytes.EMPTY);
    }

    @Override
    public Filter begin(String name, Output out) {
        return new Lines(filter.begin(name, out), Bytes.EMPTY);
    }

    @Override
    public Filter accept(Bytes bytes, Output out) {
        if (bytes.indexOf((byte) '\n', 0) < 0) {
            return new Lines(filter, begun.plus(bytes));
        }
        byte[] all = begun.plus(bytes).toArray();
        LineFilter now = filter;
        int from = 0;
        for (int i = begun.size(); i < all.length && !now.satisfied(); i++) {
            if (all[i] == '\n') {
                now = now.line(new String(all, from, i - from, StandardCharsets.UTF_8), true, out);
                from = i + 1;
            }
        }
        return new Lines(now, Bytes.of(java.util.Arrays.copyOfRange(all, from, all.length)));
    }

    @Override
    public Filter end(Output out) {
        LineFilter last = begun.isEmpty() || filter.satisfied() ? filter : filter.line(begun.text(), false, out);
        return new Lines(last.end(out), Bytes.EMPTY);
    }

    @Override
    public boolean satisfied() {
        return filter.satisfied();
    }

    @Override
    public Filter failed(String name, Errno error, boolean opened, Output out) {
        return new Lines(filter.failed(name, error, opened, out), Bytes.EMPTY);
    }

    @Override
    public int finish(Output out) {
        return filter.finish(out);
    }
}
