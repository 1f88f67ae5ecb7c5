package skylab.guest.command.awk;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.disk.Bytes;

/**
 * An input that is cut into records.
 *
 * @param fd where it is open
 * @param pid the command that writes it, or 0
 * @param raw the beginning of a character whose other bytes have not come
 * @param text what has come and is not used yet begins in it at
 * @param at this place
 * @param ended whether nothing will follow
 */
record Source(int fd, int pid, Bytes raw, String text, int at, boolean ended) {
    static Source of(int fd, int pid) {
        return new Source(fd, pid, Bytes.EMPTY, "", 0, false);
    }

    /** A record, and the source after it. */
    record Cut(String record, Source rest) {}

    /** With more that has come; nothing means the end. */
    Source plus(Bytes bytes) {
        if (bytes.isEmpty()) {
            return new Source(fd, pid, Bytes.EMPTY, text.substring(at) + raw.text(), 0, true);
        }
        byte[] all = raw.plus(bytes).toArray();
        int complete = complete(all);
        String more = new String(all, 0, complete, StandardCharsets.UTF_8);
        Bytes rest = Bytes.of(java.util.Arrays.copyOfRange(all, complete, all.length));
        return new Source(fd, pid, rest, at == text.length() ? more : text.substring(at) + more, 0, false);
    }

    /** How many bytes make whole characters. */
    private static int complete(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int b = bytes[bytes.length - back] & 0xff;
            if (b < 0x80) {
                return bytes.length;
            }
            if (b >= 0xc0) {
                int length = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
                return length > back ? bytes.length - back : bytes.length;
            }
        }
        return bytes.length;
    }

    private Source at(int place) {
        return new Source(fd, pid, raw, text, place, ended);
    }

    /** The next record; nothing if more has to come first, or at the end. */
    Optional<Cut> next(String separator) {
        if (separator.isEmpty()) {
            return paragraph();
        }
        if (separator.length() == 1) {
            int end = text.indexOf(separator.charAt(0), at);
            return end >= 0 ? Optional.of(new Cut(text.substring(at, end), at(end + 1))) : last();
        }
        Pattern pattern = Regexes.compile(Escape.regex(separator));
        Matcher matcher = pattern.matcher(text);
        if (matcher.find(at) && matcher.end() > matcher.start() && (ended || matcher.end() < text.length())) {
            return Optional.of(new Cut(text.substring(at, matcher.start()), at(matcher.end())));
        }
        return last();
    }

    /** What is left at the end. */
    private Optional<Cut> last() {
        if (!ended || at >= text.length()) {
            return Optional.empty();
        }
        return Optional.of(new Cut(text.substring(at), at(text.length())));
    }

    private Optional<Cut> paragraph() {
        int begin = at;
        while (begin < text.length() && text.charAt(begin) == '\n') {
            begin++;
        }
        int end = text.indexOf("\n\n", begin);
        if (end >= 0) {
            int after = end;
            while (after < text.length() && text.charAt(after) == '\n') {
                after++;
            }
            return Optional.of(new Cut(text.substring(begin, end), at(after)));
        }
        if (!ended || begin >= text.length()) {
            return Optional.empty();
        }
        return Optional.of(new Cut(text.substring(begin).replaceFirst("\n+$", ""), at(text.length())));
    }
}
