package skylab.lab;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Something that breaks in the cloud itself, for {@link Lab#fail} and {@link Lab#repair}.
 *
 * @param kind what breaks
 * @param subject a zone's name, the id of an instance, volume, subnet or network interface, or an instance's Name tag
 * @param other the other end of a path, or the name of a disk inside of the instance; empty if there is none
 */
public record Fault(Kind kind, String subject, String other) {
    /** What can break. */
    public enum Kind {
        /** A whole availability zone. */
        ZONE,
        /** The host of an instance. */
        HOST,
        /** The host of an instance, but it goes on for a while. */
        DEGRADED_HOST,
        /** A volume, or a disk of an instance's host. */
        DISK,
        /** The network between two places, or of one. */
        PATH
    }

    /**
     * A zone loses power and network: its machines stop at once and do not answer, nothing can be launched there. Machines
     * of other zones go on. Repaired, the machines boot with their disks.
     *
     * @param name e.g. {@code us-east-1a}
     */
    public static Fault zone(String name) {
        return new Fault(Kind.ZONE, name, "");
    }

    /**
     * The host of an instance loses power: the system and the instance status check fail. After some minutes AWS moves the
     * instance to another host, with the same ids and addresses, unless its {@code MaintenanceOptions} forbid that or it has
     * disks of its host. Stopping and starting moves it too.
     *
     * @param instance its id or Name tag
     */
    public static Fault host(String instance) {
        return new Fault(Kind.HOST, instance, "");
    }

    /**
     * The hardware of an instance's host is about to fail: the system status check fails, the instance goes on, and AWS
     * announces that it will stop the instance in two weeks (an {@code instance-retirement} event). Stopping and starting
     * moves it to another host.
     *
     * @param instance its id or Name tag
     */
    public static Fault degradedHost(String instance) {
        return new Fault(Kind.DEGRADED_HOST, instance, "");
    }

    /**
     * AWS disables I/O of a volume because its data may be inconsistent: reading and writing fails with I/O errors until
     * {@code EnableVolumeIO}. No data is lost.
     *
     * @param volume {@code vol-…}
     */
    public static Fault disk(String volume) {
        return new Fault(Kind.DISK, volume, "");
    }

    /**
     * A disk of an instance's host (instance store) fails: its data is lost for ever, and AWS retires the host.
     *
     * @param instance its id or Name tag
     * @param device the disk's name inside, e.g. {@code nvme1n1} or {@code /dev/xvdb}
     */
    public static Fault disk(String instance, String device) {
        return new Fault(Kind.DISK, instance, device);
    }

    /**
     * No packet passes between two places any more; whoever has sent one waits in vain.
     *
     * @param one a zone's name, or the id of a subnet, network interface or instance
     * @param other another such place
     */
    public static Fault path(String one, String other) {
        return new Fault(Kind.PATH, one, other);
    }

    /**
     * No packet gets into or out of a place any more.
     *
     * @param place the id of a subnet, network interface or instance
     */
    public static Fault path(String place) {
        return new Fault(Kind.PATH, place, "");
    }

    /** In words: Korean for Korean, English for all others. */
    public String text(Locale language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "skylab.lab.fault.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        String key = kind.name().toLowerCase(Locale.ROOT) + (other.isEmpty() ? "" : ".two");
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(new Object[] {subject, other});
    }

    @Override
    public String toString() {
        return text(Locale.ENGLISH);
    }
}
