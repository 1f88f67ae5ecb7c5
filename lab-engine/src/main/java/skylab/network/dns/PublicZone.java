package skylab.network.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import skylab.network.address.AmazonNames;
import skylab.network.address.ElasticAddress;
import skylab.network.address.PublicAddresses;
import skylab.network.internet.Internet;
import skylab.world.Scope;
import skylab.world.World;

/** What everybody on the Internet is told: Amazon's public names, and those of other hosts. */
public final class PublicZone {
    private static final List<String> SERVERS = List.of("dns.google", "one.one.one.one");
    private static final Duration OTHERS = Duration.ofSeconds(300);

    private PublicZone() {}

    /** Whether a name server that answers everybody is at an address. */
    public static boolean isServer(String address) {
        return Internet.nameOf(address).filter(SERVERS::contains).isPresent();
    }

    /** The answer to somebody on the Internet. */
    public static Answer ask(World world, Scope scope, Question question) {
        return question.type().equals("A") ? address(scope, question) : pointer(world, scope, question);
    }

    private static Answer address(Scope scope, Question question) {
        Optional<String> amazon = publicAddress(scope, question);
        return amazon.map(address -> Answer.of(question, Answer.AMAZON, address))
                .or(() -> Internet.named(question.name()).map(host -> Answer.of(question, OTHERS, host.address())))
                .orElse(Answer.UNKNOWN);
    }

    /** The public address that one of Amazon's names is about; empty for all other names. */
    static Optional<String> publicAddress(Scope scope, Question question) {
        return Optional.of(question.name())
                .filter(name -> name.startsWith("ec2-"))
                .flatMap(name -> AmazonNames.address(name, scope.region()));
    }

    private static Answer pointer(World world, Scope scope, Question question) {
        Optional<String> address = question.pointedAt();
        Optional<String> amazon = address.flatMap(one -> ElasticAddress.at(world, scope, one)
                .flatMap(elastic -> elastic.pointerAt(world.now()))
                .map(name -> name.replaceFirst("\\.$", ""))
                .or(() -> Optional.of(one)
                        .filter(any -> PublicAddresses.contains(world, scope, any))
                        .map(any -> AmazonNames.publicName(any, scope.region()))));
        return amazon.map(name -> Answer.of(question, Answer.AMAZON, name))
                .or(() -> address.flatMap(Internet::nameOf).map(name -> Answer.of(question, OTHERS, name)))
                .orElse(Answer.UNKNOWN);
    }
}
