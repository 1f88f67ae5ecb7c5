package skylab.guest.command.storage;

import java.util.List;
import java.util.Locale;
import skylab.guest.disk.XfsGeometry;

/** The geometry of an XFS file system as its tools print it. */
final class XfsReport {
    private XfsReport() {}

    /** The lines for a device of a path. */
    static String of(String device, XfsGeometry xfs) {
        int since = xfs.modern() ? 1 : 0;
        List<String> lines = List.of(
                line("meta-data=" + device, 33) + "isize=512    agcount=" + xfs.groups() + ", agsize="
                        + xfs.groupBlocks() + " blks",
                continued(String.format(Locale.ROOT, "sectsz=%-5d attr=2, projid32bit=1", xfs.sector())),
                continued("crc=1        finobt=1, sparse=1, rmapbt=0"),
                continued("reflink=" + (xfs.reflink() ? 1 : 0) + "    bigtime=" + since + " inobtcount=" + since),
                line("data     =", 33) + "bsize=4096   blocks=" + xfs.blocks() + ", imaxpct=" + xfs.inodePercent(),
                continued(String.format(Locale.ROOT, "sunit=%-6d swidth=%d blks", xfs.stripe(), xfs.stripe())),
                line("naming   =version 2", 33)
                        + String.format(Locale.ROOT, "bsize=%-6d ", xfs.directoryBlock())
                        + "ascii-ci=0, ftype=1",
                line("log      =internal log", 33) + "bsize=4096   blocks=" + xfs.logBlocks() + ", version=2",
                continued(String.format(
                        Locale.ROOT, "sectsz=%-5d sunit=%d blks, lazy-count=1", xfs.sector(), xfs.logStripe())),
                line("realtime =none", 33) + "extsz=4096   blocks=0, rtextents=0");
        return String.join("\n", lines) + "\n";
    }

    private static String continued(String rest) {
        return line("         =", 33) + rest;
    }

    private static String line(String front, int width) {
        return front + " ".repeat(Math.max(1, width - front.length()));
    }
}
