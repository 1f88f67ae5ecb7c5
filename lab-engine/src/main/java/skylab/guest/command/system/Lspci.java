package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code lspci}: the devices that the host offers. */
@Command.Installed("/usr/sbin/lspci")
final class Lspci implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments.parse(arguments, "nvk", Map.of(), 1);
        boolean nitro = sys.machine().hypervisor().equals("KVM");
        out.println("00:00.0 Host bridge: Intel Corporation 440FX - 82441FX PMC [Natoma]");
        out.println("00:01.0 ISA bridge: Intel Corporation 82371SB PIIX3 ISA [Natoma/Triton II]");
        if (!nitro) {
            out.println("00:02.0 VGA compatible controller: Cirrus Logic GD 5446");
            out.println("00:03.0 Unassigned class [ff80]: XenSource, Inc. Xen Platform Device (rev 01)");
            return 0;
        }
        out.println("00:01.3 Non-VGA unclassified device: Intel Corporation 82371AB/EB/MB PIIX4 ACPI (rev 08)");
        out.println("00:03.0 VGA compatible controller: Amazon.com, Inc. Device 1111");
        int number = 0;
        for (BlockDevice device : sys.blockDevices()) {
            if (device.parent().isEmpty()) {
                out.println(String.format("00:%02x.0", number == 0 ? 4 : 0x1f - number)
                        + " Non-Volatile memory controller: Amazon.com, Inc. "
                        + (device.model().contains("Elastic") ? "NVMe EBS Controller" : "NVMe SSD Controller"));
                number++;
            }
        }
        out.println("00:05.0 Ethernet controller: Amazon.com, Inc. Elastic Network Adapter (ENA)");
        return 0;
    }
}
