package skylab.guest.command.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;

/** Gzip's format (RFC 1952), of content that fits in memory. */
final class Compression {
    /** More than this is not compressed, nor unpacked. */
    static final long LIMIT = 512L << 20;

    private static final int PIECE = 1 << 16;

    private Compression() {}

    /** What is not compressed data, with gzip's message. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    /** Whether it begins as gzip's files do. */
    static boolean isGzip(Content content) {
        Bytes start = content.read(0, 2);
        return start.size() == 2 && start.at(0) == 0x1f && start.at(1) == (byte) 0x8b;
    }

    /**
     * Compresses.
     *
     * @param name kept in the header, or null
     * @param modified kept in the header, seconds since 1970, or 0
     * @param level 1 to 9
     */
    static Content gzip(Content content, String name, long modified, int level) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int extra = level == 9 ? 2 : level == 1 ? 4 : 0;
        out.writeBytes(new byte[] {
            0x1f,
            (byte) 0x8b,
            8,
            (byte) (name == null ? 0 : 8),
            (byte) modified,
            (byte) (modified >> 8),
            (byte) (modified >> 16),
            (byte) (modified >> 24),
            (byte) extra,
            3
        });
        if (name != null) {
            out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
            out.write(0);
        }
        CRC32 sum = new CRC32();
        Deflater deflater = new Deflater(level, true);
        try (DeflaterOutputStream packed = new DeflaterOutputStream(out, deflater)) {
            for (long at = 0; at < content.size(); at += PIECE) {
                byte[] piece = content.read(at, PIECE).toArray();
                sum.update(piece);
                packed.write(piece);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            deflater.end();
        }
        for (long number : new long[] {sum.getValue(), content.size()}) {
            for (int shift = 0; shift < 32; shift += 8) {
                out.write((int) (number >> shift));
            }
        }
        return Content.of(Bytes.of(out.toByteArray()));
    }

    /** What was compressed, of one or more members. */
    static Content gunzip(Content packed) throws Malformed {
        if (!isGzip(packed)) {
            throw new Malformed(packed.size() == 0 ? "unexpected end of file" : "not in gzip format");
        }
        if (packed.size() > LIMIT) {
            throw new Malformed("Skylab does not emulate compressed files of more than 512 MiB");
        }
        Content result = Content.EMPTY;
        try (GZIPInputStream in = new GZIPInputStream(
                new ByteArrayInputStream(packed.read(0, (int) packed.size()).toArray()))) {
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                result = result.append(Bytes.of(java.util.Arrays.copyOf(piece, length)));
                if (result.size() > LIMIT) {
                    throw new Malformed("Skylab does not emulate compressed files of more than 512 MiB");
                }
            }
        } catch (EOFException e) {
            throw new Malformed("unexpected end of file");
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw new Malformed(
                    message.contains("CRC")
                            ? "invalid compressed data--crc error"
                            : "invalid compressed data--format violated");
        }
        return result;
    }

    /** The raw compressed form, without header. */
    static byte[] deflated(byte[] plain, int level) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(level, true);
        try (DeflaterOutputStream packed = new DeflaterOutputStream(out, deflater)) {
            packed.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }
}
