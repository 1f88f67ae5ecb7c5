package skylab.lab.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import skylab.aws.AwsError;
import skylab.aws.Emulated;
import skylab.aws.Operations;
import skylab.aws.ec2.Zones;
import skylab.aws.sts.KeyHolders;
import skylab.lab.Lab;
import skylab.lab.Services;
import skylab.lab.academy.LearnerLabPolicy;
import skylab.wire.Backend;
import skylab.wire.Caller;
import skylab.wire.http.Control;
import skylab.wire.protocol.Malformed;
import software.amazon.awssdk.core.SdkClient;

/** Brings calls to labs. */
record Desk(Served served) implements Backend, Control {
    /** The version of Skylab. */
    static final String VERSION = "0.1.0";

    @Override
    public Operations<?> operations(Emulated<?> service, Caller caller) {
        String region = caller.region().isEmpty() ? served.region() : caller.region();
        if (Zones.ALL.stream().noneMatch(one -> one.name().equals(region))) {
            throw new Malformed(
                    "SignatureDoesNotMatch",
                    "Credential should be scoped to a valid region, not '" + region + "'.",
                    403);
        }
        return operations(service, served.lab(caller), caller, region);
    }

    // A key that the lab has not given out is made up, and for whoever made it up the lab is there: the learner's.
    private static <C extends SdkClient> Operations<C> operations(
            Emulated<C> service, Lab lab, Caller caller, String region) {
        String account = lab.scope().account();
        if (caller.accessKeyId().equals(lab.identity().accessKeyId())
                || !KeyHolders.wasGivenOut(lab.world(), account, caller.accessKeyId())) {
            return new Operations<>(service.contract(), lab.client(service.contract(), region));
        }
        KeyHolders.Holder holder = KeyHolders.of(lab.world(), account, caller.accessKeyId())
                .filter(one -> one.fits(lab.world(), caller.token()))
                .orElseThrow(() -> refused(LearnerLabPolicy.unknownKey(service.source())));
        if (holder.isExpired(lab.now())) {
            throw refused(LearnerLabPolicy.expiredKey(service.source()));
        }
        return new Operations<>(service.contract(), lab.client(service.contract(), region, holder.identity()));
    }

    private static Malformed refused(AwsError error) {
        return new Malformed(error.code(), error.getMessage(), 403);
    }

    @Override
    public String secret(Caller caller) {
        return served.secret(caller);
    }

    @Override
    public JsonNode health() {
        ObjectNode health = JsonNodeFactory.instance.objectNode();
        health.put("status", "ok").put("version", VERSION);
        ObjectNode labs = health.putObject("labs");
        served.open().forEach((name, lab) -> labs.putObject(name)
                .put("account", lab.scope().account())
                .put("now", lab.now().toString())
                .put("profile", lab.profile().name()));
        ArrayNode services = health.putArray("services");
        Services.ALL.forEach(
                one -> services.add(one.source().substring(0, one.source().indexOf('.'))));
        return health;
    }

    @Override
    public void reset() {
        served.reset();
    }

    @Override
    public Instant advance(Duration duration) {
        if (served.open().isEmpty()) {
            served.lab(new Caller("", null, ""));
        }
        served.open().values().forEach(lab -> lab.advance(duration));
        return served.open().values().stream()
                .map(Lab::now)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
