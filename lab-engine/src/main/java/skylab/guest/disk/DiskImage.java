package skylab.guest.disk;

/**
 * What lies on a disk, as bytes: signatures where the real formats have them, zeros elsewhere. A disk that gets all of it
 * holds the same as the one it was read from.
 *
 * @param layout what lies there
 * @param size bytes of the disk
 */
public record DiskImage(Layout layout, long size) implements Generator {
    private static final int SECTOR = 512;

    @Override
    public Bytes read(long from, int length) {
        byte[] bytes = new byte[length];
        if (layout instanceof Layout.Formatted formatted) {
            fileSystem(formatted.fileSystem().type(), bytes, from);
        } else if (layout instanceof Layout.Partitioned table) {
            put(bytes, from, SECTOR - 2L, new byte[] {0x55, (byte) 0xaa});
            if (table.scheme().equals("gpt")) {
                put(bytes, from, SECTOR, "EFI PART".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
        } else if (layout instanceof Layout.Raw raw) {
            return raw.content().resized(size).read(from, length);
        }
        return Bytes.of(bytes);
    }

    private static void fileSystem(String type, byte[] bytes, long from) {
        if (type.equals("xfs")) {
            put(bytes, from, 0, new byte[] {'X', 'F', 'S', 'B', 0, 0, 0x10, 0});
        } else if (type.startsWith("ext")) {
            put(bytes, from, 1024 + 0x38, new byte[] {0x53, (byte) 0xef});
        } else if (type.equals("swap")) {
            put(bytes, from, 4086, "SWAPSPACE2".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } else {
            put(bytes, from, SECTOR - 2L, new byte[] {0x55, (byte) 0xaa});
        }
    }

    private static void put(byte[] bytes, long from, long at, byte[] what) {
        for (int i = 0; i < what.length; i++) {
            long index = at + i - from;
            if (index >= 0 && index < bytes.length) {
                bytes[(int) index] = what[i];
            }
        }
    }
}
