package skylab.guest.command.storage;

import java.util.List;
import java.util.Locale;
import skylab.guest.disk.XfsGeometry;

/** The geometry of an XFS file system as its tools print it. */
final class XfsReport {
    private XfsReport() {}

    /**
     * The lines.
     *
     * @param device its path
     * @param online whether the kernel is asked: old tools word that in another way
     */
    static String of(String device, XfsGeometry xfs, boolean online) {
        boolean old = !xfs.modern();
        String finobt = old
                ? "finobt=1" + (online ? " spinodes=0" : ", sparse=0")
                : "finobt=1, sparse=1, rmapbt=0";
        List<String> lines = List.of(
                line("meta-data=" + device, 33) + "isize=512    agcount=" + xfs.groups() + ", agsize="
                        + xfs.groupBlocks() + " blks",
                continued(String.format(Locale.ROOT, "sectsz=%-5d attr=2, projid32bit=1", xfs.sector())),
                continued("crc=1        " + finobt),
                old ? "" : continued("reflink=1    bigtime=1 inobtcount=1"),
                line("data     =", 33) + "bsize=4096   blocks=" + xfs.blocks() + ", imaxpct=" + xfs.inodePercent(),
                continued(String.format(Locale.ROOT, "sunit=%-6d swidth=%d blks", xfs.stripe(), xfs.stripe())),
                line("naming   =version 2", 33)
                        + String.format(Locale.ROOT, "bsize=%-6d ", xfs.directoryBlock())
                        + (old ? "ascii-ci=0 ftype=1" : "ascii-ci=0, ftype=1"),
                line(old && online ? "log      =internal" : "log      =internal log", 33)
                        + "bsize=4096   blocks=" + xfs.logBlocks() + ", version=2",
                continued(String.format(
                        Locale.ROOT, "sectsz=%-5d sunit=%d blks, lazy-count=1", xfs.sector(), xfs.logStripe())),
                line("realtime =none", 33) + "extsz=4096   blocks=0, rtextents=0");
        return lines.stream()
                .filter(line -> !line.isEmpty())
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }

    private static String continued(String rest) {
        return line("         =", 33) + rest;
    }

    private static String line(String front, int width) {
        return front + " ".repeat(Math.max(1, width - front.length()));
    }
}
