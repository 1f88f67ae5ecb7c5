package skylab.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import skylab.cli.call.OperationCommand;
import skylab.cli.config.Keys;
import skylab.cli.config.Settings;
import skylab.cli.input.Validation;
import skylab.cli.option.CommandLine;
import skylab.guest.process.Question;
import skylab.network.packet.Fate;

/** The way to the services: region, credentials, and whether the machine's network leads there. */
final class Connection {
    private static final int HTTPS = 443;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Services without regions, and where they are. */
    private static final Map<String, String> GLOBAL =
            Map.of("iam", "iam.amazonaws.com", "budgets", "budgets.amazonaws.com", "ce", "ce.us-east-1.amazonaws.com");

    private final Session session;
    private final Settings settings;
    private final CommandLine line;

    Connection(Session session, CommandLine line) {
        this.session = session;
        this.line = line;
        this.settings = new Settings(session.sys(), line.value("--profile").orElse(null));
    }

    Settings settings() {
        return settings;
    }

    /** Calls an operation with parameters that have the API's names. */
    ApiAnswer call(OperationCommand operation, ObjectNode parameters) {
        ObjectNode checked = Validation.check(parameters, operation);
        return (ApiAnswer) ask(
                operation,
                (region, keys) -> new ApiCall(
                        session.cloud(),
                        operation.service().service().source(),
                        operation.api(),
                        checked,
                        region,
                        keys));
    }

    /** A question that depends on where it goes, and from whom. */
    interface Signed {
        /** The question. */
        Question with(String region, Keys keys);
    }

    /** Asks something at the service of an operation. */
    Object ask(OperationCommand operation, Signed question) {
        settings.requireProfile();
        String host = operation.service().host();
        Optional<String> set = line.value("--region").or(settings::region).or(this::regionOfInstance);
        if (set.isEmpty() && !GLOBAL.containsKey(host)) {
            throw new CliError(
                    "You must specify a region. You can also configure your region by running \"aws configure\".",
                    CliError.CONFIGURATION);
        }
        String region = set.orElse("us-east-1");
        Keys keys = settings.keys()
                .orElseThrow(() -> new CliError(
                        "Unable to locate credentials. You can configure credentials by running \"aws configure\".",
                        CliError.CONFIGURATION));
        reach(GLOBAL.getOrDefault(host, host + "." + region + ".amazonaws.com"));
        return session.ask(question.with(region, keys));
    }

    private Optional<String> regionOfInstance() {
        return Version.isFirst(session.sys()) ? Optional.empty() : settings.regionOfInstance();
    }

    private void reach(String host) {
        Optional<String> address = session.sys().resolve(host);
        String url = "\"https://" + host + "/\"";
        if (address.isEmpty()) {
            throw new CliError("Could not connect to the endpoint URL: " + url, CliError.GENERAL);
        }
        if (session.sys().probe(address.get(), HTTPS) instanceof Fate.Dropped) {
            session.pause(PATIENCE);
            throw new CliError("Connect timeout on endpoint URL: " + url, CliError.GENERAL);
        }
    }
}
