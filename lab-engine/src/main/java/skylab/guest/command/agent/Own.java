package skylab.guest.command.agent;

import java.util.Map;
import java.util.Optional;
import skylab.guest.process.Syscalls;

/**
 * What an instance knows of itself, from its metadata service (IMDSv2).
 *
 * @param sys the kernel
 * @param token that the service wants to see
 */
record Own(Syscalls sys, String token) {
    private static final String ROOT = "/latest/meta-data/";

    static Own of(Syscalls sys) {
        String token = sys.metadata("PUT", "/latest/api/token", Map.of("x-aws-ec2-metadata-token-ttl-seconds", "60"))
                .body();
        return new Own(sys, token);
    }

    private Optional<String> value(String path) {
        var answer = sys.metadata("GET", ROOT + path, Map.of("x-aws-ec2-metadata-token", token));
        return Optional.of(answer.body()).filter(body -> answer.status() == 200);
    }

    /** Whether it may act in a role. */
    boolean hasRole() {
        return value("iam/security-credentials/").isPresent();
    }

    String region() {
        return value("placement/region").orElse("us-east-1");
    }

    /** A text with its placeholders filled in. */
    String fill(String text) {
        return text.replace("{instance_id}", value("instance-id").orElse("unknown"))
                .replace("{hostname}", value("hostname").orElseGet(() -> sys.machine()
                        .hostName()))
                .replace("{local_hostname}", sys.machine().hostName())
                .replace("{ip_address}", value("local-ipv4").orElse("127.0.0.1"))
                .replace("${aws:InstanceId}", value("instance-id").orElse("unknown"))
                .replace("${aws:InstanceType}", value("instance-type").orElse("unknown"))
                .replace("${aws:ImageId}", value("ami-id").orElse("unknown"))
                .replace("${aws:AutoScalingGroupName}", "");
    }
}
