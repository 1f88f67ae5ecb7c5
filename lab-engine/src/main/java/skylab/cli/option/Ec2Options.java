package skylab.cli.option;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import skylab.cli.CliError;

/** Options that EC2's commands have beside those of their requests (AWS CLI reference, "run-instances", "authorize-security-group-ingress"). */
public final class Ec2Options {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> RULES = Set.of(
            "AuthorizeSecurityGroupIngress",
            "AuthorizeSecurityGroupEgress",
            "RevokeSecurityGroupIngress",
            "RevokeSecurityGroupEgress");
    private static final Set<String> ENTRIES = Set.of("CreateNetworkAclEntry", "ReplaceNetworkAclEntry");
    private static final Map<String, String> NUMBERS =
            Map.of("tcp", "6", "udp", "17", "icmp", "1", "icmpv6", "58", "all", "-1");

    private Ec2Options() {}

    /** Adds the options of an operation. */
    public static void add(String operation, SortedMap<String, Arity> options) {
        if (operation.equals("RunInstances")) {
            options.put("--count", Arity.ONE);
            options.put("--secondary-private-ip-addresses", Arity.MANY);
            options.put("--secondary-private-ip-address-count", Arity.ONE);
            options.put("--associate-public-ip-address", Arity.FLAG);
            options.put("--no-associate-public-ip-address", Arity.FLAG);
        } else if (RULES.contains(operation)) {
            options.put("--protocol", Arity.ONE);
            options.put("--port", Arity.ONE);
            options.put("--cidr", Arity.ONE);
            options.put("--source-group", Arity.ONE);
            options.put("--group-owner", Arity.ONE);
        }
    }

    /** Takes what these options say into the parameters. */
    public static void apply(String operation, CommandLine line, ObjectNode parameters) {
        if (operation.equals("RunInstances")) {
            count(line, parameters);
            face(line, parameters);
            JsonNode data = parameters.get("UserData");
            if (data != null && data.isTextual()) {
                byte[] bytes = data.asText().getBytes(StandardCharsets.UTF_8);
                parameters.put("UserData", Base64.getEncoder().encodeToString(bytes));
            }
        } else if (RULES.contains(operation)) {
            rule(line, parameters);
        } else if (ENTRIES.contains(operation) && parameters.has("Protocol")) {
            String protocol = parameters.get("Protocol").asText();
            parameters.put("Protocol", NUMBERS.getOrDefault(protocol, protocol));
        }
    }

    /** What the command line makes readable of an answer: the console's output. */
    public static void read(String operation, ObjectNode answer) {
        if (operation.equals("GetConsoleOutput") && answer.has("Output")) {
            byte[] console = Base64.getDecoder().decode(answer.get("Output").asText());
            answer.put("Output", new String(console, StandardCharsets.UTF_8));
        }
    }

    private static void count(CommandLine line, ObjectNode parameters) {
        String count = line.value("--count").orElse(null);
        if (count == null) {
            if (!parameters.has("MinCount") && !parameters.has("MaxCount")) {
                parameters.put("MaxCount", 1);
                parameters.put("MinCount", 1);
            }
            return;
        }
        if (!count.matches("\\d{1,9}(:\\d{1,9})?")) {
            throw new CliError("count parameter should be of form min[:max] (e.g. 1 or 1:10)", CliError.USAGE);
        }
        String[] ends = count.split(":");
        parameters.put("MinCount", Integer.parseInt(ends[0]));
        parameters.put("MaxCount", Integer.parseInt(ends[ends.length - 1]));
    }

    // A launch says these of its first interface only within its description.
    private static void face(CommandLine line, ObjectNode parameters) {
        ObjectNode face = JSON.objectNode();
        if (line.has("--associate-public-ip-address") || line.has("--no-associate-public-ip-address")) {
            face.put("AssociatePublicIpAddress", line.has("--associate-public-ip-address"));
        }
        line.value("--secondary-private-ip-address-count")
                .ifPresent(count -> face.put("SecondaryPrivateIpAddressCount", number("count", count)));
        if (line.has("--secondary-private-ip-addresses")) {
            ArrayNode addresses = face.putArray("PrivateIpAddresses");
            line.options().get("--secondary-private-ip-addresses").forEach(address -> addresses
                    .addObject()
                    .put("PrivateIpAddress", address)
                    .put("Primary", false));
        }
        if (face.isEmpty()) {
            return;
        }
        if (parameters.has("NetworkInterfaces")) {
            throw new CliError(
                    "Mixing the --network-interfaces option with the simple, scalar options is not supported.",
                    CliError.USAGE);
        }
        face.put("DeviceIndex", 0);
        move(parameters, "SubnetId", face, "SubnetId");
        move(parameters, "SecurityGroupIds", face, "Groups");
        if (face.has("PrivateIpAddresses") && parameters.has("PrivateIpAddress")) {
            ((ArrayNode) face.get("PrivateIpAddresses"))
                    .insertObject(0)
                    .put(
                            "PrivateIpAddress",
                            parameters.remove("PrivateIpAddress").asText())
                    .put("Primary", true);
        } else {
            move(parameters, "PrivateIpAddress", face, "PrivateIpAddress");
        }
        parameters.putArray("NetworkInterfaces").add(face);
    }

    private static void move(ObjectNode from, String name, ObjectNode to, String as) {
        if (from.has(name)) {
            to.set(as, from.remove(name));
        }
    }

    private static void rule(CommandLine line, ObjectNode parameters) {
        ObjectNode rule = JSON.objectNode();
        line.value("--port").ifPresent(port -> {
            boolean isRange = port.matches("\\d+-\\d+");
            String from = port.equals("all") ? "-1" : isRange ? port.split("-")[0] : port;
            String to = port.equals("all") ? "-1" : isRange ? port.split("-")[1] : port;
            if (!port.equals("all") && !port.matches("-1|\\d+(-\\d+)?")) {
                throw new CliError(
                        "port parameter should be of the form <from[-to]> (e.g. 22 or 22-25)", CliError.USAGE);
            }
            rule.put("FromPort", number("port", from));
            rule.put("ToPort", number("port", to));
        });
        line.value("--protocol").ifPresent(name -> {
            String protocol = name.equals("all") ? "-1" : name;
            if (!protocol.matches("tcp|udp|icmp|icmpv6|-1|\\d+")) {
                throw new CliError(
                        "protocol parameter should be one of: tcp|udp|icmp|all or any valid protocol number.",
                        CliError.USAGE);
            }
            rule.put("IpProtocol", protocol);
        });
        line.value("--cidr")
                .ifPresent(cidr -> rule.putArray("IpRanges").addObject().put("CidrIp", cidr));
        line.value("--source-group").ifPresent(group -> {
            ObjectNode pair = rule.putArray("UserIdGroupPairs").addObject();
            pair.put(group.startsWith("sg-") ? "GroupId" : "GroupName", group);
            line.value("--group-owner").ifPresent(owner -> pair.put("UserId", owner));
        });
        if (rule.isEmpty()) {
            return;
        }
        if (parameters.has("IpPermissions")) {
            throw new CliError("The --ip-permissions option is not compatible with the scalar options", CliError.USAGE);
        }
        parameters.putArray("IpPermissions").add(rule);
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new CliError(name + " parameter should be a number, not '" + text + "'", CliError.USAGE);
        }
    }
}
