package skylab.guest.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.disk.Disk;
import skylab.guest.process.Credentials;
import skylab.guest.process.KernelMessage;
import skylab.guest.process.SystemCalls;
import skylab.network.Cidr;
import skylab.network.packet.Fate;
import skylab.network.packet.Flow;
import skylab.network.packet.Header;
import skylab.network.packet.Journey;
import skylab.network.packet.Net;
import skylab.network.packet.Packet;
import skylab.world.Scope;
import skylab.world.Seed;
import skylab.world.Timeline;
import skylab.world.Transaction;
import skylab.world.World;

/** Machines in memory on a network where everything arrives, for tests of what is inside of machines. */
public final class Bench {
    /** Where the machines live. */
    public static final Scope SCOPE = new Scope("123456789012", "us-east-1");

    /** The user of images. */
    public static final Credentials USER = new Credentials(1000, 1000, List.of(1000));

    /** When tests begin. */
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private static final long GIB = 1L << 30;
    private static final Hardware T3_MICRO = new Hardware(
            2, GIB, true, "x86_64", "GenuineIntel", "Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz", 2499.998);

    /** Every address of 10.0.0.0/8 is a machine of that id; what else there is, is the Internet. */
    public record OpenNet() implements Net {
        @Override
        public Journey journey(World world, Scope scope, Packet packet) {
            String from = packet.from().startsWith("i-") ? packet.from().substring(2) : packet.from();
            Header header = new Header(
                    packet.protocol(),
                    Cidr.address(from).orElse(0L),
                    packet.sourcePort(),
                    Cidr.address(packet.destination()).orElse(0L),
                    packet.port());
            Flow flow = new Flow(packet, header, header, List.of());
            Fate fate = packet.destination().startsWith("10.")
                    ? new Fate.Delivered("i-" + packet.destination(), flow, Duration.ofNanos(400_000))
                    : new Fate.External(packet.destination(), 11, Duration.ofNanos(1_500_000), flow);
            return new Journey(List.of(), List.of(), fate);
        }

        @Override
        public boolean carries(World world, Scope scope, Flow flow) {
            return true;
        }

        @Override
        public Optional<String> resolve(World world, Scope scope, String fromMachine, String name) {
            return name.equals("www.google.com") ? Optional.of("142.251.16.99") : Optional.empty();
        }
    }

    /** A cloud whose machines are all made at once and do not reboot. */
    private record Cloud() implements MachineRequests {
        @Override
        public void power(Transaction tx, Scope scope, String machine, boolean reboot) {
            if (reboot) {
                throw new IllegalStateException("nobody asked for it");
            }
        }

        @Override
        public void appear(Transaction tx, Scope scope, String machine) {
            // Nobody is left out here.
        }

        @Override
        public Optional<String> logs(
                Transaction tx, Scope scope, String group, String stream, int retention, List<String> lines) {
            return Optional.of("there is no log service here");
        }

        @Override
        public void metrics(
                Transaction tx,
                Scope scope,
                String namespace,
                List<SystemCalls.Sample> samples,
                List<Instant> moments) {
            // There is no metrics service here either.
        }
    }

    /** The machines. */
    public static final Machines MACHINES = new Machines(new OpenNet(), new Cloud(), Metadata.NONE);

    /** Their terminals. */
    public static final Sessions SESSIONS = new Sessions(MACHINES);

    private Bench() {}

    /** An empty world. */
    public static Timeline timeline() {
        return new Timeline(World.empty(new Seed(7), START));
    }

    /** Makes a machine of an address with Amazon Linux 2023, switches it on, and waits until it is up. Returns its id. */
    public static String machine(Transaction tx, String address) {
        String id = "i-" + address;
        tx.put(SCOPE, Disk.DISKS, "vol-" + address, OsImage.AMAZON_LINUX_2023.rootDisk(8 * GIB));
        MACHINES.create(
                tx,
                SCOPE,
                id,
                T3_MICRO,
                OsImage.AMAZON_LINUX_2023,
                "ip-" + address.replace('.', '-') + ".ec2.internal",
                address,
                List.of(new Attachment("/dev/xvda", "nvme0n1", "vol-" + address, false)));
        MACHINES.powerOn(tx, SCOPE, id);
        tx.advance(Duration.ofMinutes(2));
        return id;
    }

    /** Starts a program that writes to {@code /home/ec2-user/out} and {@code err}; returns its pid. */
    public static int start(Transaction tx, String machine, String... argv) {
        return SESSIONS.start(
                tx,
                SCOPE,
                machine,
                USER,
                List.of(argv),
                Map.of("HOME", "/home/ec2-user", "PATH", "/usr/bin:/usr/sbin"),
                "/home/ec2-user",
                "/home/ec2-user/out",
                "/home/ec2-user/err");
    }

    /** What is in a file, brought up to the present. */
    public static String file(Transaction tx, String machine, String path) {
        return SESSIONS.file(tx, SCOPE, machine, path).text();
    }

    /** What a program printed so far; whatever ran must have ended by itself. */
    public static String output(Transaction tx, String machine) {
        tx.find(SCOPE, Machine.MACHINES, machine).orElseThrow().ram().orElseThrow().messages().stream()
                .map(KernelMessage::text)
                .filter(text -> text.contains(Scheduler.FAULT))
                .findFirst()
                .ifPresent(fault -> {
                    throw new AssertionError(fault);
                });
        return file(tx, machine, "/home/ec2-user/out");
    }
}
