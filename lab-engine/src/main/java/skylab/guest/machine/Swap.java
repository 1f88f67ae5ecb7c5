package skylab.guest.machine;

import java.util.Optional;
import org.pcollections.PVector;
import skylab.guest.disk.Content;
import skylab.guest.disk.Inode;
import skylab.guest.disk.Layout;
import skylab.guest.process.Errno;
import skylab.guest.process.SwapArea;

/** Swap areas of a machine. What is swapped is not modelled: memory is always enough. */
final class Swap {
    private static final int PAGE = 4096;
    private static final String SIGNATURE = "SWAPSPACE2";

    private Swap() {}

    /** Takes an area into use. EINVAL if it was not made one, EBUSY if it is in use. */
    static void on(Kernel kernel, Vfs.Place place) {
        boolean file = place.existing().body() instanceof Inode.Regular;
        long size = size(kernel, place).orElseThrow(() -> new Errno(Errno.Code.EINVAL));
        String path = file ? place.path() : "/dev/" + device(kernel, place);
        if (find(kernel, path).isPresent()) {
            throw new Errno(Errno.Code.EBUSY);
        }
        int priority = -2 - kernel.ram.swaps().size();
        kernel.ram = kernel.ram.swaps(kernel.ram.swaps().plus(new SwapArea(path, size - PAGE, file, priority)));
        long kib = (size - PAGE) / 1024;
        kernel.ram = kernel.ram.message(new skylab.guest.process.KernelMessage(
                kernel.monotonic(),
                "Adding " + kib + "k swap on " + path + ".  Priority:" + priority + " extents:1 across:" + kib + "k SS"
                        + (file ? "FS" : "")));
    }

    /** Gives an area back. EINVAL if it is not in use. */
    static void off(Kernel kernel, Vfs.Place place) {
        String path = place.existing().body() instanceof Inode.Regular ? place.path() : "/dev/" + device(kernel, place);
        SwapArea area = find(kernel, path).orElseThrow(() -> new Errno(Errno.Code.EINVAL));
        PVector<SwapArea> left = kernel.ram.swaps().minus(area);
        kernel.ram = kernel.ram.swaps(left);
    }

    private static Optional<SwapArea> find(Kernel kernel, String path) {
        return kernel.ram.swaps().stream()
                .filter(one -> one.path().equals(path))
                .findFirst();
    }

    private static String device(Kernel kernel, Vfs.Place place) {
        if (place.existing().body() instanceof Inode.Device device) {
            return SyntheticFiles.deviceName(kernel, device);
        }
        throw new Errno(Errno.Code.EINVAL);
    }

    private static Optional<Long> size(Kernel kernel, Vfs.Place place) {
        if (place.existing().body() instanceof Inode.Regular regular) {
            Content content = regular.content();
            boolean whole = content.stored() == content.size();
            boolean made = content.read(PAGE - SIGNATURE.length(), SIGNATURE.length())
                    .text()
                    .equals(SIGNATURE);
            return whole && made ? Optional.of(content.size()) : Optional.empty();
        }
        FsRef.OnVolume ref = Devices.place(kernel, device(kernel, place));
        return Devices.part(Devices.layout(kernel, ref.volume()), ref.partition()) instanceof Layout.Formatted formatted
                        && formatted.fileSystem().type().equals("swap")
                ? Optional.of(formatted.fileSystem().size())
                : Optional.empty();
    }
}
