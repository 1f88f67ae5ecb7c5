package skylab.guest.command.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;

/** Reads ZIP archives. */
final class ZipFormat {
    private ZipFormat() {}

    /** What is no archive. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    /** A member: its time in milliseconds since 1970; whether it is stored as it is. */
    record Entry(String name, Bytes bytes, long modified, boolean stored) {
        boolean isDirectory() {
            return name.endsWith("/");
        }
    }

    static List<Entry> read(Content content) throws Malformed {
        if (content.size() > Compression.LIMIT) {
            throw new Malformed("Skylab does not emulate archives of more than 512 MiB");
        }
        List<Entry> entries = new ArrayList<>();
        byte[] all = content.read(0, (int) content.size()).toArray();
        boolean empty = all.length >= 22 && all[0] == 'P' && all[1] == 'K' && all[2] == 5;
        long total = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(all), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] plain = zip.readNBytes((int) (Compression.LIMIT - total));
                total += plain.length;
                entries.add(new Entry(
                        entry.getName(),
                        Bytes.of(plain),
                        entry.getTimeLocal().toInstant(ZoneOffset.UTC).toEpochMilli(),
                        entry.getMethod() == ZipEntry.STORED));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
        if (entries.isEmpty() && !empty) {
            throw new Malformed("End-of-central-directory signature not found");
        }
        return entries;
    }
}
