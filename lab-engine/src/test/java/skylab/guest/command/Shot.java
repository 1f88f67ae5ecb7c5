package skylab.guest.command;

import java.util.List;
import java.util.Map;
import skylab.guest.machine.Bench;
import skylab.guest.process.Credentials;
import skylab.world.Transaction;

/**
 * What a command printed in one go on a machine of the bench.
 *
 * @param out standard output
 * @param err standard error
 */
public record Shot(String out, String err) {
    private static final String HOME = "/home/ec2-user";

    /** Executes a command line, whose words are parted by spaces, as the user of the image. */
    public static Shot of(Transaction tx, String machine, String line) {
        return of(tx, machine, Bench.USER, line);
    }

    /** Executes a command line in a user's name. */
    public static Shot of(Transaction tx, String machine, Credentials who, String line) {
        start(tx, machine, who, line);
        return now(tx, machine);
    }

    /** Begins to execute a command line; returns the pid. */
    public static int start(Transaction tx, String machine, Credentials who, String line) {
        return Bench.SESSIONS.start(
                tx,
                Bench.SCOPE,
                machine,
                who,
                List.of(line.split(" ")),
                Map.of("HOME", HOME),
                HOME,
                HOME + "/out",
                HOME + "/err");
    }

    /** What the last command has printed by now. */
    public static Shot now(Transaction tx, String machine) {
        return new Shot(Bench.output(tx, machine), Bench.file(tx, machine, HOME + "/err"));
    }
}
