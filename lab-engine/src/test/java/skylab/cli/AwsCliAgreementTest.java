package skylab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.cli.call.ServiceCommand;
import skylab.cli.input.Skeleton;
import skylab.lab.Services;

/** Compares names with those of the real AWS CLI, where it is installed. */
class AwsCliAgreementTest {
    private static String real(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(Arrays.asList(words));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException none) {
            assumeTrue(false, "the AWS CLI is not installed");
            throw none;
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(1, TimeUnit.MINUTES);
        return out;
    }

    private static ServiceCommand service(String name) {
        return Services.ALL.stream()
                .filter(one -> ServiceCommand.name(one).equals(name))
                .map(ServiceCommand::of)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ec2",
                "cloudwatch",
                "logs",
                "sns",
                "ssm",
                "sts",
                "iam",
                "budgets",
                "ce",
                "ebs",
                "ec2-instance-connect"
            })
    void operationsAreCalledAsTheRealOnesAre(String name) throws Exception {
        Set<String> theirs =
                new TreeSet<>(Arrays.asList(real(name, "nothing-of-this-name").split("[\\s|]+")));
        Set<String> ours = new TreeSet<>(service(name).operations().keySet());
        ours.removeAll(theirs);
        assertEquals(Set.of(), ours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ec2 run-instances",
                "ec2 create-volume",
                "ec2 authorize-security-group-ingress",
                "cloudwatch put-metric-alarm",
                "logs put-metric-filter",
                "iam create-role"
            })
    void skeletonsHaveTheMembersOfTheRealOnes(String command) throws Exception {
        String[] words = command.split(" ");
        JsonNode theirs = new ObjectMapper().readTree(real(words[0], words[1], "--generate-cli-skeleton"));
        JsonNode ours = Skeleton.of(service(words[0]).operation(words[1]).orElseThrow());
        assertEquals(List.of(), additional(ours, theirs, ""));
    }

    private static List<String> additional(JsonNode ours, JsonNode theirs, String path) {
        List<String> more = new ArrayList<>();
        ours.properties().forEach(member -> {
            String here = path + "/" + member.getKey();
            if (!theirs.has(member.getKey())) {
                more.add(here);
            } else {
                JsonNode our = member.getValue().isArray() ? member.getValue().get(0) : member.getValue();
                JsonNode their = theirs.get(member.getKey());
                more.addAll(additional(our, their.isArray() ? their.get(0) : their, here));
            }
        });
        return more;
    }
}
