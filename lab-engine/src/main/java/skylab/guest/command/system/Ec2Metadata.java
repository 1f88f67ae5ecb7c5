package skylab.guest.command.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.SystemCalls.HttpAnswer;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code ec2-metadata}: what the instance metadata service says, on Amazon Linux. */
@Command.Installed("/usr/bin/ec2-metadata")
final class Ec2Metadata implements Utility {
    private static final Map<String, String> CATEGORIES = new LinkedHashMap<>();

    static {
        String[][] all = {
            {"ami-id", "a"},
            {"ami-launch-index", "l"},
            {"ami-manifest-path", "m"},
            {"instance-action", "x"},
            {"instance-id", "i"},
            {"instance-type", "t"},
            {"local-hostname", "h"},
            {"local-ipv4", "o"},
            {"placement/availability-zone", "z"},
            {"public-hostname", "p"},
            {"public-ipv4", "v"},
            {"reservation-id", "r"},
            {"security-groups", "s"}
        };
        for (String[] one : all) {
            CATEGORIES.put(one[0], one[1]);
        }
    }

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Map<String, String> words = new LinkedHashMap<>();
        CATEGORIES.forEach((path, letter) -> words.put(path.substring(path.lastIndexOf('/') + 1), letter));
        words.put("user-data", "d");
        words.put("all", "A");
        words.put("quiet", "q");
        Arguments given = Arguments.parse(arguments, "almxithozpvrsdqA", words, 1);
        HttpAnswer token =
                sys.metadata("PUT", "/latest/api/token", Map.of("x-aws-ec2-metadata-token-ttl-seconds", "60"));
        Map<String, String> headers =
                token.status() == 200 ? Map.of("x-aws-ec2-metadata-token", token.body()) : Map.of();
        boolean all = given.has("A")
                || given.options().stream().allMatch(one -> one.name().equals("q"));
        boolean any = false;
        for (Map.Entry<String, String> one : CATEGORIES.entrySet()) {
            if (all || given.has(one.getValue())) {
                HttpAnswer answer = sys.metadata("GET", "/latest/meta-data/" + one.getKey(), headers);
                any |= answer.status() == 200;
                String value = answer.status() == 200 ? answer.body() : "not available";
                String name = one.getKey().equals("placement/availability-zone") ? "placement" : one.getKey();
                out.println(given.has("q") ? value : name + ": " + value);
            }
        }
        if (all || given.has("d")) {
            HttpAnswer answer = sys.metadata("GET", "/latest/user-data", headers);
            any = true;
            out.println(
                    (given.has("q") ? "" : "user-data: ") + (answer.status() == 200 ? answer.body() : "not available"));
        }
        if (!any) {
            throw new UsageError(
                    "[ERROR] Command not valid outside EC2 instance. Please run this command within a running"
                            + " EC2 instance.",
                    1);
        }
        return 0;
    }
}
