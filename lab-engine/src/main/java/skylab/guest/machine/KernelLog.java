package skylab.guest.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pcollections.TreePVector;
import skylab.guest.disk.Disk;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Layout;
import skylab.guest.process.KernelMessage;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What the kernel says while it boots: the hardware that it finds. */
final class KernelLog {
    private final List<KernelMessage> all = new ArrayList<>();

    private KernelLog() {}

    static TreePVector<KernelMessage> of(
            Transaction tx, Scope scope, Machine machine, String rootDevice, FileSystem root) {
        KernelLog log = new KernelLog();
        log.early(machine, root);
        log.processors(machine);
        log.devices(tx, scope, machine);
        log.say(3_190_000, "Freeing unused kernel image (initmem) memory: 3416K");
        log.say(3_230_000, "Run /init as init process");
        String name = rootDevice.replace("/dev/", "");
        if (root.type().equals("xfs")) {
            log.say(3_620_000, "XFS (" + name + "): Mounting V5 Filesystem " + root.uuid());
            log.say(3_690_000, "XFS (" + name + "): Ending clean mount");
        } else {
            log.say(
                    3_620_000,
                    "EXT4-fs (" + name + "): mounted filesystem " + root.uuid()
                            + " ro with ordered data mode. Quota mode: none.");
        }
        return TreePVector.from(log.all);
    }

    private void say(long micros, String text) {
        all.add(new KernelMessage(Duration.ofNanos(micros * 1000), text));
    }

    private void early(Machine machine, FileSystem root) {
        Hardware hardware = machine.hardware();
        OsImage image = OsImage.named(machine.image());
        long kib = hardware.memory() / 1024;
        say(0, "Linux version " + image.release(hardware.architecture()) + " " + image.kernelVersion());
        say(
                0,
                "Command line: BOOT_IMAGE=(hd0,gpt1)/boot/vmlinuz-" + image.release(hardware.architecture())
                        + " root=UUID=" + root.uuid()
                        + " ro console=tty0 console=ttyS0,115200n8 nvme_core.io_timeout=4294967295");
        if (hardware.architecture().equals("x86_64")) {
            say(0, "BIOS-provided physical RAM map:");
            say(0, "BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable");
            say(
                    0,
                    String.format(
                            Locale.ROOT,
                            "BIOS-e820: [mem 0x0000000000100000-0x%016x] usable",
                            hardware.memory() - 90_113));
            say(
                    0,
                    "DMI: "
                            + (hardware.nitro()
                                    ? "Amazon EC2, BIOS 1.0 10/16/2017"
                                    : "Xen HVM domU, BIOS 4.11.amazon 08/24/2006"));
            say(0, "Hypervisor detected: " + (hardware.nitro() ? "KVM" : "Xen HVM"));
            say(12, String.format(Locale.ROOT, "tsc: Detected %.3f MHz processor", hardware.mhz()));
        } else {
            say(0, "Machine model: Amazon EC2");
            say(0, "psci: PSCIv1.1 detected in firmware.");
        }
        say(
                61_000,
                "Memory: " + (kib - kib / 24) + "K/" + kib + "K available (16393K kernel code, 9388K rwdata, 11384K"
                        + " rodata, 3416K init, 6336K bss, " + kib / 24 + "K reserved, 0K cma-reserved)");
    }

    private void processors(Machine machine) {
        Hardware hardware = machine.hardware();
        say(118_000, "smpboot: CPU0: " + hardware.cpuModel());
        say(160_000, "smp: Bringing up secondary CPUs ...");
        say(171_000, "smp: Brought up 1 node, " + hardware.vcpus() + " CPU" + (hardware.vcpus() == 1 ? "" : "s"));
        say(
                172_000,
                String.format(
                        Locale.ROOT,
                        "smpboot: Total of %d processors activated (%.2f BogoMIPS)",
                        hardware.vcpus(),
                        hardware.vcpus() * hardware.mhz() * 2));
        say(204_000, "NET: Registered PF_NETLINK/PF_ROUTE protocol family");
        say(610_000, "NET: Registered PF_INET protocol family");
        say(842_000, "clocksource: Switched to clocksource " + (hardware.nitro() ? "kvm-clock" : "xen"));
    }

    private void devices(Transaction tx, Scope scope, Machine machine) {
        boolean nitro = machine.hardware().nitro();
        say(1_210_000, "Serial: 8250/16550 driver, 4 ports, IRQ sharing enabled");
        long at = 1_480_000;
        int index = 0;
        for (Attachment attachment : machine.disks()) {
            var disk = tx.find(scope, Disk.DISKS, attachment.volume());
            if (disk.isEmpty()) {
                continue;
            }
            if (nitro) {
                say(
                        at,
                        "nvme nvme" + index + ": pci function 0000:00:"
                                + String.format("%02x", index == 0 ? 4 : 0x1f - index) + ".0");
                say(at + 9_000, "nvme nvme" + index + ": 2/0/0 default/read/poll queues");
            } else {
                say(
                        at,
                        "blkfront: " + attachment.name() + ": flush diskcache: enabled; persistent grants: disabled;"
                                + " indirect descriptors: enabled;");
            }
            if (disk.get().layout() instanceof Layout.Partitioned table) {
                StringBuilder line = new StringBuilder(" " + attachment.name() + ":");
                table.partitions().forEach(one -> line.append(' ')
                        .append(nitro ? "p" : attachment.name())
                        .append(one.number()));
                say(at + 14_000, line.toString());
            }
            index++;
            at += 21_000;
        }
        say(
                2_020_000,
                nitro
                        ? "ena 0000:00:05.0: Elastic Network Adapter (ENA) found at mem febf4000, mac addr "
                                + mac(machine)
                        : "xen_netfront: Initialising Xen virtual ethernet driver");
        say(2_410_000, "input: AT Translated Set 2 keyboard as /devices/platform/i8042/serio0/input/input0");
    }

    // As addresses of interfaces in EC2 begin; the rest follows from the private address.
    private static String mac(Machine machine) {
        StringBuilder mac = new StringBuilder("02:5a");
        for (String part : machine.address().split("\\.")) {
            mac.append(String.format(":%02x", Integer.parseInt(part)));
        }
        return mac.toString();
    }
}
