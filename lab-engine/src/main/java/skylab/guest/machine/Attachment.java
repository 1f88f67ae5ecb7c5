package skylab.guest.machine;

/**
 * A volume that is attached to a machine.
 *
 * @param requested the device name that was asked for, such as {@code /dev/sdf}
 * @param name the kernel's name such as {@code nvme1n1}
 * @param volume the volume's id
 * @param instanceStore whether it is a disk of the host, which loses its content when the machine stops
 */
public record Attachment(String requested, String name, String volume, boolean instanceStore) {}
