package skylab.guest.shell.syntax;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Backslash escapes of {@code $'...'}, {@code echo -e} and {@code printf}. */
public final class Escapes {
    private Escapes() {}

    /** The text that {@code $'...'} stands for. */
    public static String ansi(String raw) {
        return decode(raw, Style.ANSI).text();
    }

    /** Which escapes are known. */
    public enum Style {
        /** {@code $'...'}. */
        ANSI,
        /** {@code echo -e} and {@code printf %b}: octal begins with 0, {@code \c} ends the output. */
        ECHO,
        /** The format of {@code printf}. */
        PRINTF
    }

    /** The decoded text, and whether {@code \c} ended it. */
    public record Decoded(String text, boolean ended) {}

    /** Decodes escapes; bytes given by number are taken as UTF-8. */
    public static Decoded decode(String raw, Style style) {
        if (raw.indexOf('\\') < 0) {
            return new Decoded(raw, false);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                int end = Character.isHighSurrogate(c) && i + 1 < raw.length() ? i + 2 : i + 1;
                out.writeBytes(raw.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end;
                continue;
            }
            char e = raw.charAt(i + 1);
            i += 2;
            Optional<Character> simple = simple(e, style);
            if (simple.isPresent()) {
                out.write(simple.get());
            } else if (e == 'x' || e == 'u' || e == 'U') {
                int max = e == 'x' ? 2 : e == 'u' ? 4 : 8;
                int end = i;
                while (end < raw.length() && end < i + max && Character.digit(raw.charAt(end), 16) >= 0) {
                    end++;
                }
                if (end == i) {
                    out.write('\\');
                    out.write(e);
                } else {
                    long value = Long.parseLong(raw.substring(i, end), 16);
                    if (e == 'x') {
                        out.write((int) value);
                    } else if (Character.isValidCodePoint((int) value) && value <= Character.MAX_CODE_POINT) {
                        out.writeBytes(Character.toString((int) value).getBytes(StandardCharsets.UTF_8));
                    }
                    i = end;
                }
            } else if (style == Style.ECHO && e == 'c') {
                return new Decoded(out.toString(StandardCharsets.UTF_8), true);
            } else if (style == Style.ANSI && e == 'c' && i < raw.length()) {
                out.write(raw.charAt(i++) & 0x1f);
            } else if (e >= '0' && e <= '7' && (style != Style.ECHO || e == '0')) {
                int start = style == Style.ECHO ? i : i - 1;
                int end = start;
                while (end < raw.length() && end < start + 3 && Character.digit(raw.charAt(end), 8) >= 0) {
                    end++;
                }
                out.write(end == start ? 0 : Integer.parseInt(raw.substring(start, end), 8));
                i = end;
            } else {
                out.write('\\');
                out.writeBytes(String.valueOf(e).getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Decoded(out.toString(StandardCharsets.UTF_8), false);
    }

    private static Optional<Character> simple(char e, Style style) {
        return switch (e) {
            case 'n' -> Optional.of('\n');
            case 't' -> Optional.of('\t');
            case 'r' -> Optional.of('\r');
            case 'a' -> Optional.of('\u0007');
            case 'b' -> Optional.of('\b');
            case 'f' -> Optional.of('\f');
            case 'v' -> Optional.of('\u000b');
            case 'e', 'E' -> Optional.of('\u001b');
            case '\\' -> Optional.of('\\');
            case '\'', '"', '?' -> style == Style.ECHO ? Optional.empty() : Optional.of(e);
            default -> Optional.empty();
        };
    }
}
