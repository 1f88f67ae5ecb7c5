package skylab.guest.machine;

import skylab.guest.disk.Content;
import skylab.guest.disk.DiskImage;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Inode;
import skylab.guest.disk.Layout;
import skylab.guest.disk.RandomBytes;
import skylab.guest.disk.Zeros;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Errno;
import skylab.guest.process.Transfer;

/** Reads and writes files and disks in large pieces that are shared, not copied. */
record ContentIo(DescriptorSyscalls sys, Kernel kernel) {
    // What lies further in is not the file system's own: writing there does not make it unrecognisable.
    private static final long SIGNATURES = 1 << 20;
    private static final int BLOCK = 4096;

    /** What was read, and what is open then. */
    record Read(Content content, OpenFile after) {}

    /** How much was written, and what is open then. */
    record Written(long bytes, OpenFile after) {}

    boolean holds(OpenFile file) {
        return file instanceof OpenFile.Device
                || file instanceof OpenFile.Special
                || (file instanceof OpenFile.Opened opened
                        && kernel.fileSystem(opened.fs()).inode(opened.inode()).body() instanceof Inode.Regular);
    }

    Read read(OpenFile file, long max, long number) {
        if (file instanceof OpenFile.Opened opened) {
            if (!opened.read()) {
                throw new Errno(Errno.Code.EBADF);
            }
            Content content = content(opened);
            long end = Math.min(content.size(), opened.offset() + max);
            Content got = content.slice(opened.offset(), end);
            return new Read(got, opened.at(opened.offset() + got.size()));
        } else if (file instanceof OpenFile.Device device) {
            Content content = device(device.name());
            Content got = content.slice(device.offset(), Math.min(content.size(), device.offset() + max));
            return new Read(got, new OpenFile.Device(device.name(), device.offset() + got.size()));
        } else if (file instanceof OpenFile.Special special) {
            return switch (special.name()) {
                case "zero", "full" -> new Read(Content.of(new Zeros(max)), file);
                case "random", "urandom" -> {
                    long seed = kernel.tx.world().seed().stream(
                                    "urandom " + kernel.id + " " + kernel.ram.bootId() + number, special.count())
                            .nextLong();
                    yield new Read(
                            Content.of(new RandomBytes(seed, max)),
                            new OpenFile.Special(special.name(), special.count() + max));
                }
                default -> new Read(Content.EMPTY, file);
            };
        }
        throw new Errno(Errno.Code.EINVAL);
    }

    private Content content(OpenFile.Opened opened) {
        return kernel.fileSystem(opened.fs()).inode(opened.inode()).body() instanceof Inode.Regular regular
                ? regular.content()
                : Content.EMPTY;
    }

    /** A disk or a partition as bytes. */
    Content device(String name) {
        long size = size(name);
        return sys.layout(name) instanceof Layout.Raw raw
                ? raw.content().resized(size)
                : Content.of(new DiskImage(sys.layout(name), size));
    }

    private long size(String name) {
        return sys.blockDevices().stream()
                .filter(one -> one.name().equals(name))
                .mapToLong(BlockDevice::size)
                .findFirst()
                .orElseThrow(() -> new Errno(Errno.Code.ENXIO));
    }

    Written write(OpenFile file, Content content) {
        if (file instanceof OpenFile.Opened opened) {
            return file(opened, content);
        } else if (file instanceof OpenFile.Device device) {
            return device(device, content);
        } else if (file instanceof OpenFile.Special special) {
            if (special.name().equals("full")) {
                throw new Errno(Errno.Code.ENOSPC);
            }
            return new Written(content.size(), file);
        }
        throw new Errno(Errno.Code.EINVAL);
    }

    private Written file(OpenFile.Opened opened, Content content) {
        if (!opened.write()) {
            throw new Errno(Errno.Code.EBADF);
        }
        FileSystem fs = kernel.fileSystem(opened.fs());
        Inode inode = fs.inode(opened.inode());
        Content before = content(opened);
        long at = opened.append() ? before.size() : opened.offset();
        // What is left of the last block, and whole blocks.
        long room = Math.floorMod(-before.size(), BLOCK) + sys.available(fs) / BLOCK * BLOCK;
        long grows = Math.max(0, at + content.size() - before.size());
        long fits = content.size() - (grows > room ? grows - room : 0);
        if (fits <= 0 && content.size() > 0) {
            throw new Errno(Errno.Code.ENOSPC);
        }
        Content taken = fits < content.size() ? content.slice(0, fits) : content;
        kernel.fileSystem(opened.fs(), fs.put(inode.with(new Inode.Regular(before.write(at, taken)), kernel.tx.now())));
        return new Written(fits, opened.at(at + fits));
    }

    private Written device(OpenFile.Device device, Content content) {
        sys.requireRoot();
        long fits = Math.min(content.size(), size(device.name()) - device.offset());
        if (fits <= 0 && content.size() > 0) {
            throw new Errno(Errno.Code.ENOSPC);
        }
        Content taken = content.slice(0, fits);
        Layout before = sys.layout(device.name());
        if (before instanceof Layout.Raw raw) {
            Content after = raw.content().write(device.offset(), taken);
            Layout layout = after.whole()
                    .filter(DiskImage.class::isInstance)
                    .map(image -> ((DiskImage) image).layout())
                    .orElse(new Layout.Raw(after));
            sys.layout(device.name(), layout);
        } else if (device.offset() < SIGNATURES) {
            sys.layout(device.name(), new Layout.Raw(Content.EMPTY.write(device.offset(), taken)));
        }
        return new Written(fits, new OpenFile.Device(device.name(), device.offset() + fits));
    }

    /** Has the process wait for the disk behind a file. */
    void transfer(OpenFile file, Transfer work) {
        if (file instanceof OpenFile.Opened opened && opened.fs() instanceof FsRef.OnVolume place) {
            Inode inode = kernel.fileSystem(place).inode(opened.inode());
            BlockIo.transfer(kernel, place, work.at(sys.address(place, inode) + work.offset()));
        } else if (file instanceof OpenFile.Device device) {
            BlockIo.transfer(kernel, Devices.place(kernel, device.name()), work);
        }
    }
}
