package skylab.kernel.course;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import skylab.lab.Lab;
import skylab.lab.Terminal;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** What checks ask of a learner's instances, in the region of the lab, from the outside and over ssh. */
public final class Machines {
    /** A check has nobody who could say yes to a host key, and must not wait long for a port that is closed. */
    private static final String SSH =
            "ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=no -o ConnectTimeout=5 ec2-user@";

    /** How ssh ends when it is ssh that failed, not the command (ssh(1)). */
    private static final int SSH_FAILED = 255;

    private Machines() {}

    /** All instances that {@code DescribeInstances} knows: terminated ones, too, for about an hour. */
    public static List<Instance> all(Lab lab) {
        return lab.ec2().describeInstances().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .toList();
    }

    /** Those that are in one of these states. */
    public static List<Instance> in(Lab lab, InstanceStateName... states) {
        Set<InstanceStateName> wanted = Set.of(states);
        return all(lab).stream()
                .filter(instance -> wanted.contains(instance.state().name()))
                .toList();
    }

    /** Those that run. */
    public static List<Instance> running(Lab lab) {
        return in(lab, InstanceStateName.RUNNING);
    }

    /** The first that runs and has this value of the tag {@code Name}. */
    public static Optional<Instance> running(Lab lab, String name) {
        return running(lab).stream()
                .filter(instance -> instance.tags().stream()
                        .anyMatch(tag -> tag.key().equals("Name") && tag.value().equals(name)))
                .findFirst();
    }

    /**
     * Notes it when no instance runs.
     *
     * @return whether none does, so that a check can end here
     */
    public static boolean noneRuns(Lab lab, Findings findings) {
        return findings.missing(running(lab).isEmpty(), "No instance is running.", "실행 중인 인스턴스가 없습니다.");
    }

    /**
     * Notes each of these names that no running instance has.
     *
     * @return whether one is absent, so that a check can end here
     */
    public static boolean absent(Lab lab, Findings findings, String... names) {
        boolean absent = false;
        for (String name : names) {
            absent |= findings.missing(
                    running(lab, name).isEmpty(),
                    "No instance named `" + name + "` is running.",
                    "이름이 `" + name + "`인 실행 중인 인스턴스가 없습니다.");
        }
        return absent;
    }

    /** Those that are not terminated. */
    public static List<Instance> left(Lab lab) {
        return all(lab).stream()
                .filter(instance -> instance.state().name() != InstanceStateName.TERMINATED)
                .toList();
    }

    /**
     * Whether there is or was an instance, in any region. The bill remembers those that {@code DescribeInstances} has
     * forgotten, so that a clean-up is still done the day after.
     */
    public static boolean haveBeen(Lab lab) {
        return !all(lab).isEmpty()
                || lab.bill().lines().stream().anyMatch(line -> line.resource().startsWith("i-"));
    }

    /** Whether an instance has booted again since it was last started or launched. A boot takes less than 90 seconds. */
    public static boolean rebooted(Lab lab, Instance instance) {
        return booted(lab, instance)
                .filter(instance.launchTime().plusSeconds(90)::isBefore)
                .isPresent();
    }

    /** Whether an instance has been started again after its launch, be it from a stop or from hibernation. */
    public static boolean startedAgain(Instance instance) {
        return firstLaunch(instance).plusSeconds(60).isBefore(instance.launchTime());
    }

    /**
     * When an instance was launched for the first time. {@code StartInstances} sets the launch time anew, but what was
     * attached at the launch still says when; a terminated instance has only its launch time.
     */
    public static Instant firstLaunch(Instance instance) {
        Stream<Instant> disks =
                instance.blockDeviceMappings().stream().map(disk -> disk.ebs().attachTime());
        Stream<Instant> interfaces = instance.networkInterfaces().stream()
                .map(each -> each.attachment().attachTime());
        return Stream.concat(disks, interfaces).min(Comparator.naturalOrder()).orElse(instance.launchTime());
    }

    /**
     * When the system inside an instance booted last, to the second, by its uptime. A system that was hibernated has
     * not booted again.
     *
     * @return empty when nobody answers over ssh
     */
    public static Optional<Instant> booted(Lab lab, Instance instance) {
        return ssh(lab, instance, "cut -d. -f1 /proc/uptime")
                .map(String::strip)
                .filter(seconds -> seconds.matches("\\d+"))
                .map(seconds -> lab.now().minusSeconds(Long.parseLong(seconds)));
    }

    /**
     * What a command prints on an instance, as {@code ec2-user} with {@code ~/.ssh/labsuser.pem} from the learner's own
     * computer. It takes virtual time.
     *
     * @param command without single quotes
     * @return its standard output, whatever its exit status; empty when ssh does not get in
     */
    public static Optional<String> ssh(Lab lab, Instance instance, String command) {
        return Optional.ofNullable(instance.publicIpAddress())
                .map(host -> lab.terminal().run(SSH + host + " '" + command + "'"))
                .filter(ran -> ran.status() != SSH_FAILED)
                .map(Terminal.Ran::out);
    }

    /** As {@link #ssh}, without white space around it; the empty text also when ssh does not get in. */
    public static String on(Lab lab, Instance instance, String command) {
        return ssh(lab, instance, command).map(String::strip).orElse("");
    }
}
