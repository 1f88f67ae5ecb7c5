package skylab.aws.ssm;

import static skylab.aws.ssm.StoredParameter.PARAMETERS;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ssm.model.DescribeParametersRequest;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;

/** Looking at parameters. */
public final class Parameters {
    private static final int MOST_NAMES = 10;
    private static final int PAGE = 10;
    private static final int LONG_PAGE = 50;

    private Parameters() {}

    /**
     * A version of a parameter, as it was asked for.
     *
     * @param parameter the parameter
     * @param version the version
     * @param selector what followed the name, e.g. {@code :3}, or null
     */
    private record Chosen(StoredParameter parameter, StoredParameter.Version version, String selector) {}

    static Optional<StoredParameter> find(World world, Scope scope, String name) {
        StoredParameter known = PublicParameters.of(scope.region()).get(name);
        return known != null
                ? Optional.of(known)
                : world.table(scope, PARAMETERS).get(name);
    }

    /**
     * The value of a parameter in the clear.
     *
     * @param reference its name, maybe with a version: {@code name:3}
     */
    static Optional<String> value(World world, Scope scope, String reference) {
        return choose(world, scope, reference).map(chosen -> chosen.version().value());
    }

    private static Optional<Chosen> choose(World world, Scope scope, String reference) {
        int colon = reference.startsWith("arn:")
                ? reference.indexOf(':', reference.indexOf(":parameter") + 1)
                : reference.indexOf(':');
        String name = nameOf(colon < 0 ? reference : reference.substring(0, colon));
        String selector = colon < 0 ? null : reference.substring(colon);
        return find(world, scope, name).map(found -> {
            if (selector == null) {
                return new Chosen(found, found.newest(), null);
            }
            return found.versions().stream()
                    .filter(version -> selector.equals(":" + version.number()))
                    .findFirst()
                    .map(version -> new Chosen(found, version, selector))
                    .orElseThrow(() -> new AwsError(
                            "ParameterVersionNotFound",
                            "Systems Manager could not find version " + selector.substring(1) + " of " + name
                                    + ". Verify the version and try again."));
        });
    }

    // A parameter may be named by its ARN; one that is no path has no slash there of its own.
    private static String nameOf(String reference) {
        if (!reference.startsWith("arn:")) {
            return reference;
        }
        String path = reference.substring(reference.indexOf(":parameter") + ":parameter".length());
        return path.indexOf('/', 1) < 0 ? path.substring(1) : path;
    }

    private static Chosen chosen(Call call, String reference) {
        return choose(call.tx().world(), call.scope(), required(reference, "name"))
                .orElseThrow(() -> Refusals.notFound(reference));
    }

    private static String required(String value, String name) {
        if (value == null || value.isEmpty()) {
            throw Refusals.validation(
                    "Value null at '" + name + "' failed to satisfy constraint: Member must not be null");
        }
        return value;
    }

    /** GetParameter. */
    static GetParameterResponse get(Call call, GetParameterRequest request) {
        return GetParameterResponse.builder()
                .parameter(shape(call, chosen(call, request.name()), request.withDecryption()))
                .build();
    }

    /** GetParameters: names that nobody has are listed, not refused. */
    static GetParametersResponse getSeveral(Call call, GetParametersRequest request) {
        if (request.names().isEmpty() || request.names().size() > MOST_NAMES) {
            throw Refusals.validation("Value '" + request.names() + "' at 'names' failed to satisfy constraint: Member"
                    + " must have length less than or equal to " + MOST_NAMES);
        }
        List<Parameter> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : request.names().stream().distinct().toList()) {
            choose(call.tx().world(), call.scope(), name)
                    .ifPresentOrElse(
                            chosen -> found.add(shape(call, chosen, request.withDecryption())),
                            () -> missing.add(name));
        }
        return GetParametersResponse.builder()
                .parameters(found)
                .invalidParameters(missing)
                .build();
    }

    /** GetParametersByPath. */
    static GetParametersByPathResponse getByPath(Call call, GetParametersByPathRequest request) {
        String path = required(request.path(), "path");
        if (!path.startsWith("/")) {
            throw Refusals.validation("The parameter doesn't meet the parameter name requirements. The parameter name"
                    + " must begin with a forward slash \"/\". It can't be prefixed with \\\"aws\\\" or \\\"ssm\\\""
                    + " (case-insensitive).");
        }
        String prefix = path.endsWith("/") ? path : path + "/";
        boolean recursive = Boolean.TRUE.equals(request.recursive());
        List<StoredParameter> below = everything(call, prefix)
                .filter(one -> one.name().startsWith(prefix))
                .filter(one -> recursive || one.name().indexOf('/', prefix.length()) < 0)
                .filter(ParameterFilter.all(request.parameterFilters()))
                .toList();
        Page<StoredParameter> page = Page.of(
                below,
                request.maxResults() == null ? Integer.valueOf(PAGE) : request.maxResults(),
                request.nextToken(),
                1,
                PAGE);
        return GetParametersByPathResponse.builder()
                .parameters(page.items().stream()
                        .map(one -> shape(call, new Chosen(one, one.newest(), null), request.withDecryption()))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    // AWS's parameters have a root of their own; one's own cannot lie there.
    private static Stream<StoredParameter> everything(Call call, String prefix) {
        return prefix.startsWith(PublicParameters.ROOT)
                ? PublicParameters.of(call.scope().region()).tailMap(prefix).values().stream()
                : own(call);
    }

    private static Stream<StoredParameter> own(Call call) {
        var table = call.tx().world().table(call.scope(), PARAMETERS);
        return table.ids().stream().flatMap(name -> table.get(name).stream());
    }

    /** DescribeParameters: the account's own. */
    static DescribeParametersResponse describe(Call call, DescribeParametersRequest request) {
        List<StoredParameter> all = own(call)
                .filter(ParameterFilter.all(request.parameterFilters()))
                .filter(ParameterFilter.allOld(request.filters()))
                .toList();
        Page<StoredParameter> page = Page.of(
                all,
                request.maxResults() == null ? Integer.valueOf(LONG_PAGE) : request.maxResults(),
                request.nextToken(),
                1,
                LONG_PAGE);
        return DescribeParametersResponse.builder()
                .parameters(page.items().stream()
                        .map(one -> ParameterMetadata.builder()
                                .name(one.name())
                                .arn(arn(call.scope(), one.name()))
                                .type(one.type())
                                .keyId(one.settings().key())
                                .lastModifiedDate(one.newest().modified())
                                .lastModifiedUser(call.identity().arn())
                                .description(one.settings().description())
                                .allowedPattern(one.settings().allowedPattern())
                                .version(one.newest().number())
                                .tier(one.settings().tier())
                                .dataType(one.dataType())
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** GetParameterHistory. */
    static GetParameterHistoryResponse history(Call call, GetParameterHistoryRequest request) {
        StoredParameter one = call.tx()
                .find(call.scope(), PARAMETERS, required(request.name(), "name"))
                .orElseThrow(() -> Refusals.notFound(request.name()));
        Page<StoredParameter.Version> page = Page.of(
                one.versions(),
                request.maxResults() == null ? Integer.valueOf(LONG_PAGE) : request.maxResults(),
                request.nextToken(),
                1,
                LONG_PAGE);
        return GetParameterHistoryResponse.builder()
                .parameters(page.items().stream()
                        .map(version -> ParameterHistory.builder()
                                .name(one.name())
                                .type(one.type())
                                .keyId(one.settings().key())
                                .lastModifiedDate(version.modified())
                                .lastModifiedUser(call.identity().arn())
                                .description(one.settings().description())
                                .value(shown(one, version, request.withDecryption()))
                                .version(version.number())
                                .tier(one.settings().tier())
                                .dataType(one.dataType())
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static Parameter shape(Call call, Chosen chosen, Boolean withDecryption) {
        StoredParameter one = chosen.parameter();
        return Parameter.builder()
                .name(one.name())
                .type(one.type())
                .value(shown(one, chosen.version(), withDecryption))
                .version(chosen.version().number())
                .selector(chosen.selector())
                .lastModifiedDate(chosen.version().modified())
                .arn(arn(call.scope(), one.name()))
                .dataType(one.dataType())
                .build();
    }

    // Without decryption a SecureString is its ciphertext: here, text from which the value cannot be read either.
    private static String shown(StoredParameter one, StoredParameter.Version version, Boolean withDecryption) {
        if (!one.isSecure() || Boolean.TRUE.equals(withDecryption)) {
            return version.value();
        }
        byte[] blob = java.util
                .UUID
                .nameUUIDFromBytes((one.name() + version.number() + version.value()).getBytes(StandardCharsets.UTF_8))
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
        return "AQICAHg" + Base64.getEncoder().encodeToString(blob);
    }

    private static String arn(Scope scope, String name) {
        return "arn:aws:ssm:" + scope.region() + ":"
                + (name.startsWith(PublicParameters.ROOT) ? "" : scope.account())
                + ":parameter" + (name.startsWith("/") ? "" : "/") + name;
    }
}
