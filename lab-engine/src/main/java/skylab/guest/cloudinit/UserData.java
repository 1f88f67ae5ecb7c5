package skylab.guest.cloudinit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import skylab.guest.disk.Bytes;

/** User data taken apart (cloud-init documentation, "User data formats"). */
final class UserData {
    static final String SCRIPT = "text/x-shellscript";
    static final String CONFIG = "text/cloud-config";
    static final String BOOTHOOK = "text/cloud-boothook";
    static final String INCLUDE = "text/x-include-url";
    static final String UNKNOWN = "text/x-not-multipart";

    private static final int MOST = 10 << 20;

    private UserData() {}

    /**
     * A part.
     *
     * @param type as MIME says it, or its beginning
     * @param content bytes
     */
    record Part(String type, Bytes content) {}

    /** The parts of user data; compressed data are unpacked first. */
    static List<Part> parts(Bytes data) {
        Bytes plain = unpacked(data);
        String text = new String(plain.toArray(), StandardCharsets.ISO_8859_1);
        String begin = text.toLowerCase(Locale.ROOT);
        if (begin.startsWith("content-type:") || begin.startsWith("mime-version:")) {
            return multipart(text);
        }
        return plain.isEmpty() ? List.of() : List.of(new Part(type(text), plain));
    }

    private static Bytes unpacked(Bytes data) {
        if (data.size() < 2 || data.at(0) != 0x1f || (data.at(1) & 255) != 0x8b) {
            return data;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(data.toArray()))) {
            return Bytes.of(in.readNBytes(MOST));
        } catch (IOException e) {
            return data;
        }
    }

    /** The type that a text shows by its beginning. */
    static String type(String text) {
        if (text.startsWith("#!")) {
            return SCRIPT;
        } else if (text.startsWith("#cloud-config")) {
            return CONFIG;
        } else if (text.startsWith("#cloud-boothook")) {
            return BOOTHOOK;
        } else if (text.startsWith("#include")) {
            return INCLUDE;
        }
        return UNKNOWN;
    }

    private static List<Part> multipart(String text) {
        String plain = text.replace("\r\n", "\n");
        int end = plain.indexOf("\n\n");
        Map<String, String> headers = headers(end < 0 ? plain : plain.substring(0, end));
        String body = end < 0 ? "" : plain.substring(end + 2);
        String type = headers.getOrDefault("content-type", "text/plain");
        int at = type.toLowerCase(Locale.ROOT).indexOf("boundary=");
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/") || at < 0) {
            return List.of(part(headers, body));
        }
        String boundary = type.substring(at + 9).split(";")[0].trim().replaceAll("^\"|\"$", "");
        List<Part> parts = new ArrayList<>();
        StringBuilder current = null;
        for (String line : body.split("\n", -1)) {
            if (line.stripTrailing().equals("--" + boundary)
                    || line.stripTrailing().equals("--" + boundary + "--")) {
                if (current != null) {
                    add(parts, current.toString());
                }
                current = line.stripTrailing().endsWith(boundary + "--") ? null : new StringBuilder();
            } else if (current != null) {
                current.append(line).append('\n');
            }
        }
        // A message that lacks its last boundary is read to its end.
        if (current != null) {
            add(parts, current.toString());
        }
        return parts;
    }

    private static void add(List<Part> parts, String text) {
        int end = text.startsWith("\n") ? -1 : text.indexOf("\n\n");
        Map<String, String> headers = end < 0 ? Map.of() : headers(text.substring(0, end));
        String body = text.startsWith("\n") ? text.substring(1) : end < 0 ? text : text.substring(end + 2);
        if (headers.getOrDefault("content-type", "").startsWith("multipart/")) {
            parts.addAll(multipart(text));
        } else if (!body.isBlank()) {
            parts.add(part(headers, body));
        }
    }

    private static Part part(Map<String, String> headers, String body) {
        String type = headers.getOrDefault("content-type", "text/plain")
                .split(";")[0]
                .trim()
                .toLowerCase(Locale.ROOT);
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        if (headers.getOrDefault("content-transfer-encoding", "").equalsIgnoreCase("base64")) {
            bytes = Base64.getMimeDecoder().decode(body);
        }
        String content = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean guess = List.of("text/plain", "text/x-not-multipart").contains(type)
                && !type(content).equals(UNKNOWN);
        return new Part(guess ? type(content) : type, Bytes.of(bytes));
    }

    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new TreeMap<>();
        String last = "";
        for (String line : text.split("\n")) {
            int colon = line.indexOf(':');
            if (!last.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
                headers.merge(last, " " + line.trim(), String::concat);
            } else if (colon > 0) {
                last = line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
                headers.put(last, line.substring(colon + 1).trim());
            }
        }
        return headers;
    }
}
