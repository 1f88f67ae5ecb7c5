package skylab.lab;

import java.util.List;
import java.util.Map;
import skylab.aws.ec2.instance.Hosts;
import skylab.cli.config.Settings;
import skylab.guest.disk.Disk;
import skylab.guest.machine.Attachment;
import skylab.guest.machine.Hardware;
import skylab.guest.machine.Machine;
import skylab.guest.machine.OsImage;
import skylab.guest.machine.Sessions;
import skylab.guest.process.Credentials;
import skylab.guest.ssh.KeyMaterial;
import skylab.guest.terminal.Terminal;
import skylab.network.internet.Site;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/** The learner's own computer: the terminal of the Learner Lab, with the private key of vockey in {@code ~/.ssh}. */
final class OwnComputer {
    /** Its machine. */
    static final String ID = "terminal";

    /** What can be done at it. */
    static final Sessions SESSIONS = new Sessions(Hosts.MACHINES);

    /** Who sits at it. */
    static final Credentials USER = new Credentials(OsImage.USER_ID, OsImage.USER_ID, List.of(OsImage.USER_ID));

    private static final String NAME = "eee_W_2026";
    static final String HOME = "/home/" + NAME;
    static final Map<String, String> ENVIRONMENT = Map.of(
            "HOME",
            HOME,
            "USER",
            NAME,
            "LOGNAME",
            NAME,
            "SHELL",
            "/bin/bash",
            "TERM",
            "xterm-256color",
            "PATH",
            "/usr/local/bin:/usr/bin:/usr/local/sbin:/usr/sbin",
            Settings.SIGNED_IN,
            "http://localhost:1338/latest/meta-data/container/security-credentials");

    private static final String HOST = "runweb2026";
    private static final String VOLUME = "terminal-disk";
    private static final long DISK = 20L << 30;
    private static final Hardware HARDWARE = new Hardware(
            2, 4L << 30, true, "x86_64", "GenuineIntel", "Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz", 2500);

    /** Where the learner sits, under the machine's id. */
    private static final Kind<Seat> SEATS = new Kind<>("seat", "");

    private static final Terminal PERSON = new Terminal(SESSIONS);

    /**
     * Where the learner sits.
     *
     * @param tty the terminal
     * @param seen how far it has been read
     */
    private record Seat(String tty, long seen) {}

    private OwnComputer() {}

    static void create(Transaction tx, Scope scope, KeyMaterial key) {
        tx.put(scope, Disk.DISKS, VOLUME, OsImage.named(OsImage.TERMINAL + NAME).rootDisk(DISK));
        Hosts.MACHINES.create(
                tx,
                scope,
                ID,
                HARDWARE,
                OsImage.named(OsImage.TERMINAL + NAME),
                HOST,
                Site.HOME.address(),
                List.of(new Attachment("/dev/xvda", "nvme0n1", VOLUME, false)));
        Hosts.MACHINES.powerOn(tx, scope, ID);
        SESSIONS.put(tx, scope, ID, HOME + "/.ssh/labsuser.pem", USER, "0400", key.pem());
        SESSIONS.put(
                tx, scope, ID, HOME + "/.aws/config", USER, "0600", "[default]\nregion = " + scope.region() + "\n");
    }

    /** Carries the computer to another site. What it has sent until now went from where it was. */
    static void move(Transaction tx, Scope scope, Site site) {
        Hosts.MACHINES.settle(tx, scope);
        tx.put(scope, Site.SITES, ID, site);
        tx.update(scope, Machine.MACHINES, ID, machine -> machine.withAddress(site.address()));
    }

    /** Types a text where the learner sits; whoever has logged out is logged in again. */
    static String type(Transaction tx, Scope scope, String text) {
        Seat seat = tx.find(scope, SEATS, ID)
                .filter(taken -> SESSIONS.isLoggedIn(tx, scope, ID, taken.tty()))
                .orElseGet(() -> new Seat(
                        SESSIONS.logIn(tx, scope, ID, USER, List.of("/bin/bash", "--login"), ENVIRONMENT, HOME), 0));
        Terminal.Appeared appeared = PERSON.type(tx, scope, ID, seat.tty(), seat.seen(), text);
        tx.put(scope, SEATS, ID, new Seat(seat.tty(), appeared.seen()));
        return appeared.transcript();
    }
}
