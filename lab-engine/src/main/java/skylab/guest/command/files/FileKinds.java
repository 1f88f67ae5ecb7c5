package skylab.guest.command.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Layout;

/** Tells kinds of content from its beginning. */
final class FileKinds {
    // As much as the real command looks at.
    private static final int HEAD = 1 << 20;
    private static final int LONG_LINE = 300;
    private static final Map<String, String> BEGINNINGS = new LinkedHashMap<>();

    static {
        BEGINNINGS.put("-----BEGIN RSA PRIVATE KEY-----", "PEM RSA private key");
        BEGINNINGS.put("-----BEGIN OPENSSH PRIVATE KEY-----", "OpenSSH private key");
        BEGINNINGS.put("-----BEGIN PRIVATE KEY-----", "ASCII text");
        BEGINNINGS.put("-----BEGIN CERTIFICATE-----", "PEM certificate");
        BEGINNINGS.put("ssh-rsa ", "OpenSSH RSA public key");
        BEGINNINGS.put("ssh-ed25519 ", "OpenSSH ED25519 public key");
    }

    private static final Map<String, String> SCRIPTS = Map.of(
            "bash", "Bourne-Again shell script",
            "sh", "POSIX shell script",
            "python3", "Python script",
            "python", "Python script",
            "perl", "Perl script",
            "awk", "awk script");

    private FileKinds() {}

    /** What lies on a disk. */
    static String describe(Layout layout) {
        if (layout instanceof Layout.Formatted formatted) {
            FileSystem fs = formatted.fileSystem();
            String name = fs.label().isEmpty() ? "" : ", volume name \"" + fs.label() + "\"";
            return switch (fs.type()) {
                case "xfs" -> "SGI XFS filesystem data (blksz 4096, inosz 512, v2 dirs)";
                case "ext4" ->
                    "Linux rev 1.0 ext4 filesystem data, UUID=" + fs.uuid() + name
                            + " (extents) (64bit) (large files) (huge files)";
                case "ext3" -> "Linux rev 1.0 ext3 filesystem data, UUID=" + fs.uuid() + name + " (large files)";
                case "ext2" -> "Linux rev 1.0 ext2 filesystem data, UUID=" + fs.uuid() + name + " (large files)";
                case "vfat" -> "DOS/MBR boot sector, code offset 0x58+2, OEM-ID \"mkfs.fat\", FAT (32 bit)";
                default -> "data";
            };
        } else if (layout instanceof Layout.Partitioned table) {
            return table.scheme().equals("gpt")
                    ? "DOS/MBR boot sector; partition 1 : ID=0xee, start-CHS (0x0,0,2), end-CHS (0x3ff,255,63),"
                            + " startsector 1, extended partition table (last)"
                    : "DOS/MBR boot sector";
        }
        Content content = ((Layout.Raw) layout).content();
        return content.size() == 0 ? "data" : describe(content, "");
    }

    /** What a file holds that is not empty. */
    static String describe(Content content, String architecture) {
        Bytes head = content.read(0, HEAD);
        byte[] bytes = head.toArray();
        if (starts(bytes, 0x7f, 'E', 'L', 'F')) {
            return elf(architecture);
        } else if (starts(bytes, 0x1f, 0x8b)) {
            return "gzip compressed data";
        } else if (starts(bytes, 'P', 'K', 3, 4)) {
            return "Zip archive data, at least v2.0 to extract";
        } else if (starts(bytes, 0x89, 'P', 'N', 'G')) {
            return "PNG image data";
        } else if (starts(bytes, '%', 'P', 'D', 'F')) {
            return "PDF document";
        }
        String encoding = encoding(bytes, content.size() > bytes.length);
        return encoding.isEmpty() ? "data" : text(head.text(), encoding);
    }

    private static boolean starts(byte[] bytes, int... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static String elf(String architecture) {
        return architecture.equals("aarch64")
                ? "ELF 64-bit LSB pie executable, ARM aarch64, version 1 (SYSV), dynamically linked,"
                        + " interpreter /lib/ld-linux-aarch64.so.1, for GNU/Linux 3.7.0, stripped"
                : "ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked,"
                        + " interpreter /lib64/ld-linux-x86-64.so.2, for GNU/Linux 3.2.0, stripped";
    }

    // Empty if it is no text.
    private static String encoding(byte[] bytes, boolean cut) {
        boolean ascii = true;
        for (byte one : bytes) {
            boolean control = one >= 0 && one < 32 && !(one >= 7 && one <= 13) && one != 27;
            if (control || one == 127) {
                return "";
            }
            ascii &= one >= 0;
        }
        if (ascii) {
            return "ASCII text";
        }
        // A character may be cut in two at the end of what was read.
        int length = cut ? Math.max(0, bytes.length - 3) : bytes.length;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return "UTF-8 Unicode text";
        } catch (CharacterCodingException e) {
            return cut && length > 0 && isUtf8Except(bytes, length) ? "UTF-8 Unicode text" : "";
        }
    }

    private static boolean isUtf8Except(byte[] bytes, int length) {
        int end = length;
        while (end > 0 && (bytes[end - 1] & 0xc0) == 0x80) {
            end--;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, Math.max(0, end - 1)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String text(String text, String encoding) {
        for (Map.Entry<String, String> beginning : BEGINNINGS.entrySet()) {
            if (text.startsWith(beginning.getKey())) {
                return beginning.getValue();
            }
        }
        String[] lines = text.split("\n", 2);
        StringBuilder details = new StringBuilder();
        if (Arrays.stream(text.split("\n")).anyMatch(line -> line.length() > LONG_LINE)) {
            details.append(", with very long lines");
        }
        if (!text.contains("\n")) {
            details.append(", with no line terminators");
        } else if (lines[0].endsWith("\r")) {
            details.append(", with CRLF line terminators");
        }
        if (lines[0].startsWith("#!")) {
            String[] words = lines[0].substring(2).strip().split("\\s+");
            String program = words[0].endsWith("/env") && words.length > 1 ? words[1] : words[0];
            String name = program.substring(program.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            String kind = SCRIPTS.getOrDefault(name, "a " + String.join(" ", words) + " script");
            return kind + ", " + encoding + " executable" + details;
        }
        String trimmed = text.strip();
        boolean json = (trimmed.startsWith("{\"") || trimmed.matches("(?s)\\{\\s+\".*")) && trimmed.endsWith("}");
        return json ? "JSON data" : encoding + details;
    }
}
