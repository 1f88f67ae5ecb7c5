package skylab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import skylab.aws.Emulated;
import skylab.aws.Operations;
import skylab.aws.sts.KeyHolders;
import skylab.lab.addition.Additions;
import skylab.world.journal.Entry;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;

/** Does again what a journal says was done; only the actions count, not what the journal says came of them. */
final class Replay {
    private final Lab lab;

    Replay(Lab lab) {
        this.lab = lab;
    }

    /**
     * Does all actions in order.
     *
     * @throws IllegalArgumentException naming the first record that is no action of a lab
     */
    void all(List<Entry> entries) {
        int number = 0;
        for (Entry entry : entries) {
            number++;
            try {
                one(entry);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(
                        "record " + number + " of the journal (" + entry.eventName() + ") cannot be done again: "
                                + e.getMessage(),
                        e);
            }
        }
    }

    private void one(Entry entry) {
        JsonNode parameters = entry.requestParameters();
        Optional<Emulated<?>> service = Services.from(entry.eventSource());
        if (service.isPresent()) {
            try {
                operations(service.get(), entry).call(entry.eventName(), parameters);
            } catch (AwsServiceException refused) {
                // It was refused the first time too; a refusal changes nothing.
            }
            return;
        }
        if (!entry.eventSource().equals(Lab.SOURCE)) {
            throw new IllegalArgumentException("nothing is known of " + entry.eventSource());
        }
        switch (entry.eventName()) {
            case "Advance" -> lab.advance(Duration.parse(text(parameters, "duration")));
            case "Checkpoint" -> lab.checkpoint(text(parameters, "name"));
            case "Restore" -> lab.restore(text(parameters, "name"));
            case "Use" -> lab.use(Profile.read(parameters));
            case "Begin" -> lab.begin(Scenario.unseal(text(parameters, "scenario")));
            case "Start" -> lab.start();
            case "End" -> lab.end();
            case "Reset" -> lab.reset();
            case "Type" -> lab.terminal().type(text(parameters, "text"));
            case "Run" -> lab.terminal().run(text(parameters, "command"));
            case "SshKey" -> lab.sshLines().privateKey();
            case "SshOpen" -> lab.sshLines().open(SshLines.Login.read(parameters));
            case "SshSend" ->
                lab.sshLines()
                        .send(
                                text(parameters, "line"),
                                Base64.getDecoder().decode(text(parameters, "data")),
                                parameters.path("end").asBoolean());
            case "SshPass" ->
                lab.sshLines().pass(text(parameters, "line"), Duration.parse(text(parameters, "duration")));
            case "SshClose" -> lab.sshLines().close(text(parameters, "line"));
            case "Fail" -> lab.fail(fault(parameters));
            case "Repair" -> lab.repair(fault(parameters));
            case "Load" -> lab.load(text(parameters, "instance"), Loads.workload(parameters));
            case "Add" -> lab.add(Additions.of(parameters));
            case "FreeTier" -> lab.useFreeTier();
            case "Move" -> lab.moveTo(text(parameters, "address"), ports(parameters.path("blocked")));
            default -> throw new IllegalArgumentException("a lab has no action " + entry.eventName());
        }
    }

    private <C extends SdkClient> Operations<C> operations(Emulated<C> service, Entry entry) {
        String key = entry.userIdentity() == null
                ? ""
                : entry.userIdentity().path("accessKeyId").asText();
        C client = KeyHolders.of(lab.world(), lab.scope().account(), key)
                .map(KeyHolders.Holder::identity)
                .filter(caller -> !caller.equals(lab.identity()))
                .map(caller -> lab.client(service.contract(), entry.awsRegion(), caller))
                .orElseGet(() -> lab.client(service.contract(), entry.awsRegion()));
        return new Operations<>(service.contract(), client);
    }

    private static Fault fault(JsonNode parameters) {
        return new Fault(
                Fault.Kind.valueOf(text(parameters, "kind")), text(parameters, "subject"), text(parameters, "other"));
    }

    private static int[] ports(JsonNode blocked) {
        return StreamSupport.stream(blocked.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
    }

    private static String text(JsonNode parameters, String name) {
        JsonNode value = parameters.get(name);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException("the parameter '" + name + "' is missing");
        }
        return value.textValue();
    }
}
