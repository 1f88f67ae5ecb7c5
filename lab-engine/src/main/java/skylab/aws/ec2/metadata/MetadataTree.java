package skylab.aws.ec2.metadata;

import static skylab.aws.ec2.instance.Instance.INSTANCES;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.key.KeyPair;
import skylab.aws.ec2.key.KeyPairs;
import skylab.guest.machine.Metadata;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What the metadata service tells an instance of itself (EC2 guide, "Instance metadata categories"). */
public record MetadataTree() implements Metadata {
    @Override
    public Answer ask(Transaction tx, Scope scope, String machine, Request request) {
        return tx.find(scope, INSTANCES, machine)
                .flatMap(instance -> value(tx, scope, instance, request.path()))
                .map(body -> new Answer(200, body))
                .orElse(new Answer(404, ""));
    }

    private static Optional<String> value(Transaction tx, Scope scope, Instance instance, String path) {
        return switch (path) {
            case "/latest/user-data" -> Optional.ofNullable(instance.settings().userData())
                    .map(data -> new String(Base64.getMimeDecoder().decode(data), StandardCharsets.ISO_8859_1));
            case "/latest/meta-data/instance-id" -> Optional.of(instance.id());
            case "/latest/meta-data/public-keys/0/openssh-key" -> Optional.ofNullable(
                            instance.launch().keyName())
                    .flatMap(key -> KeyPairs.asOf(tx.world(), scope, key, instance.launch().at()))
                    .map(KeyPair::publicKey);
            default -> Optional.empty();
        };
    }
}
