package skylab.guest.process;

import java.util.List;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Layout;

/** System calls on block devices, mounts and the machine itself. */
public interface DeviceCalls {
    /** The disks and their partitions, each disk before its partitions, in the order of their names. */
    List<BlockDevice> blockDevices();

    /** What is on a device, such as {@code nvme1n1} or {@code xvda1}. ENODEV. */
    Layout layout(String device);

    /** Puts something else on a device: a file system, partitions, nothing. For root; EBUSY while it is mounted. */
    void layout(String device, Layout layout);

    /** Changes the file system on a device, also while it is mounted: growing, labels. For root. */
    void fileSystem(String device, FileSystem changed);

    /** What is mounted, in order of mounting. */
    List<MountInfo> mounts();

    /**
     * Mounts. For root.
     *
     * @param source a device such as {@code /dev/nvme1n1}, or {@code tmpfs}
     * @param target an existing directory
     * @param type of the file system, or {@code auto}; EINVAL if the device holds another
     * @param options such as {@code ro}, {@code noatime}
     */
    void mount(String source, String target, String type, List<String> options);

    /** Mounts again with other options. */
    void remount(String target, List<String> options);

    /**
     * Unmounts what was mounted last at a directory. EBUSY while something in it is open or somebody's working directory.
     *
     * @param lazily whether it is taken out of sight even then
     */
    void unmount(String target, boolean lazily);

    /** Has the process wait, when its step is over, until everything that was written is on the disks. */
    void synchronise();

    /** Swap areas in use. */
    List<SwapArea> swaps();

    /** Takes a swap area into use. For root; EINVAL if it was not made one, EBUSY if it is in use. */
    void swapOn(String path);

    /** Gives a swap area back. For root; EINVAL if it is not in use. */
    void swapOff(String path);

    /** Facts of the machine. */
    MachineFacts machine();

    /** What the kernel has said. */
    List<KernelMessage> kernelMessages();

    /** Adds to what the kernel has said. */
    void kernelMessage(String text);

    /** Sets the host name until the next boot; for root. */
    void hostName(String name);

    /** Asks the machine to switch itself off, or to boot again, when this step is over; for root. */
    void power(PowerRequest request);

    /** What a machine may be asked. */
    enum PowerRequest {
        OFF,
        REBOOT
    }
}
