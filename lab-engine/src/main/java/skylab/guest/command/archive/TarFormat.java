package skylab.guest.command.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;

/** The format of GNU tar: written as GNU tar writes; read are ustar, GNU's and pax's, too. */
final class TarFormat {
    private static final int BLOCK = 512;
    private static final int RECORD = 20 * BLOCK;
    private static final int NAME = 100;

    private TarFormat() {}

    /** What is no archive. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    /** The archive of members; the content of files is shared, not copied. */
    static Content write(List<TarEntry> entries) {
        Content archive = Content.EMPTY;
        for (TarEntry entry : entries) {
            archive = extended(archive, entry.name(), 'L');
            archive = extended(archive, entry.target(), 'K');
            archive = archive.append(header(entry, entry.content().size())).append(entry.content());
            archive = archive.resized(up(archive.size(), BLOCK));
        }
        archive = archive.resized(archive.size() + 2 * BLOCK);
        return archive.resized(up(archive.size(), RECORD));
    }

    private static long up(long size, int unit) {
        return (size + unit - 1) / unit * unit;
    }

    /** GNU's way to hold names that are too long for the header. */
    private static Content extended(Content archive, String name, char kind) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < NAME + (kind == 'L' ? 1 : 1)) {
            return archive;
        }
        Content text = Content.of(Bytes.of(Arrays.copyOf(bytes, bytes.length + 1)));
        TarEntry entry = new TarEntry("././@LongLink", kind, 0644, 0, 0, "root", "root", 0, "", text);
        Content all = archive.append(header(entry, text.size())).append(text);
        return all.resized(up(all.size(), BLOCK));
    }

    private static Bytes header(TarEntry entry, long size) {
        byte[] block = new byte[BLOCK];
        put(block, 0, NAME, entry.name());
        octal(block, 100, 8, entry.permissions());
        octal(block, 108, 8, entry.uid());
        octal(block, 116, 8, entry.gid());
        octal(block, 124, 12, size);
        octal(block, 136, 12, entry.modified());
        Arrays.fill(block, 148, 156, (byte) ' ');
        block[156] = (byte) entry.kind();
        put(block, 157, NAME, entry.target());
        put(block, 257, 8, "ustar  ");
        put(block, 265, 31, entry.user());
        put(block, 297, 31, entry.group());
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        octal(block, 148, 7, sum);
        return Bytes.of(block);
    }

    private static void put(byte[] block, int at, int room, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, Math.min(room, bytes.length));
    }

    private static void octal(byte[] block, int at, int room, long number) {
        if (number >> 3L * (room - 1) != 0) {
            // GNU's binary form for large numbers.
            block[at] = (byte) 0x80;
            for (int i = room - 1; i > 0; i--) {
                block[at + i] = (byte) (number >> 8 * (room - 1 - i));
            }
            return;
        }
        put(block, at, room, String.format("%0" + (room - 1) + "o", number));
        block[at + room - 1] = 0;
    }

    /** The members of an archive; their content is shared with it. */
    static List<TarEntry> read(Content archive) throws Malformed {
        List<TarEntry> entries = new ArrayList<>();
        Map<String, String> extended = new HashMap<>();
        long at = 0;
        while (at + BLOCK <= archive.size()) {
            byte[] block = archive.read(at, BLOCK).toArray();
            if (allZero(block)) {
                return entries;
            }
            if (!checked(block)) {
                throw new Malformed(
                        entries.isEmpty() ? "This does not look like a tar archive" : "Skipping to next header");
            }
            long size = number(block, 124, 12);
            if (size < 0 || size > archive.size() - at - BLOCK) {
                throw new Malformed("Unexpected EOF in archive");
            }
            Content content = archive.slice(at + BLOCK, at + BLOCK + size);
            at += BLOCK + up(size, BLOCK);
            char kind = (char) block[156];
            if (kind == 'L' || kind == 'K') {
                extended.put(kind == 'L' ? "path" : "linkpath", content.text().replace("\0", ""));
            } else if (kind == 'x') {
                pax(content.text(), extended);
            } else if (kind != 'g') {
                entries.add(entry(block, kind, content, extended));
                extended.clear();
            }
        }
        if (entries.isEmpty()) {
            throw new Malformed("This does not look like a tar archive");
        }
        return entries;
    }

    private static TarEntry entry(byte[] block, char kind, Content content, Map<String, String> extended) {
        String name = text(block, 0, NAME);
        String prefix = text(block, 257, 6).equals("ustar") ? text(block, 345, 155) : "";
        String mtime = extended.getOrDefault("mtime", "");
        return new TarEntry(
                extended.getOrDefault("path", prefix.isEmpty() ? name : prefix + "/" + name),
                kind == 0 ? '0' : kind,
                (int) number(block, 100, 8) & 07777,
                (int) number(block, 108, 8),
                (int) number(block, 116, 8),
                text(block, 265, 32),
                text(block, 297, 32),
                mtime.matches("[0-9]{1,11}(\\..*)?")
                        ? Long.parseLong(mtime.replaceFirst("\\..*", ""))
                        : number(block, 136, 12),
                extended.getOrDefault("linkpath", text(block, 157, NAME)),
                content);
    }

    /** Records of the form {@code length key=value}. */
    private static void pax(String text, Map<String, String> found) {
        for (String line : text.split("\n")) {
            int blank = line.indexOf(' ');
            int equals = line.indexOf('=');
            if (blank > 0 && equals > blank) {
                found.put(line.substring(blank + 1, equals), line.substring(equals + 1));
            }
        }
    }

    private static boolean allZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean checked(byte[] block) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : block[i] & 0xff;
        }
        return sum == number(block, 148, 8);
    }

    private static String text(byte[] block, int at, int room) {
        int end = at;
        while (end < at + room && block[end] != 0) {
            end++;
        }
        return new String(block, at, end - at, StandardCharsets.UTF_8);
    }

    private static long number(byte[] block, int at, int room) {
        if ((block[at] & 0x80) != 0) {
            long value = 0;
            for (int i = Math.max(1, room - 8); i < room; i++) {
                value = value << 8 | block[at + i] & 0xff;
            }
            return value;
        }
        String digits = text(block, at, room).strip();
        return digits.matches("[0-7]{1,20}") ? Long.parseLong(digits, 8) : 0;
    }
}
