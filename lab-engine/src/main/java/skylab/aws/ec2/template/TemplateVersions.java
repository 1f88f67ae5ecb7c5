package skylab.aws.ec2.template;

import static skylab.aws.ec2.template.LaunchTemplate.LAUNCH_TEMPLATES;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponseErrorItem;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponseSuccessItem;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;

/** Operations on the versions of launch templates. */
public final class TemplateVersions {
    /** A version with its template. */
    private record Numbered(LaunchTemplate template, long number) {
        LaunchTemplate.Version version() {
            return template.versions().get(number);
        }

        RequestLaunchTemplateData data() {
            return version().data();
        }
    }

    private static final Filters<Numbered> FILTERS = new Filters<Numbered>(
                    one -> one.template().id())
            .on("create-time", one -> one.version().created())
            .on("is-default-version", one -> one.number() == one.template().defaultVersion())
            .on("ebs-optimized", one -> one.data().ebsOptimized())
            .on("image-id", one -> one.data().imageId())
            .on("instance-type", one -> one.data().instanceTypeAsString())
            .on("kernel-id", one -> one.data().kernelId())
            .on("ram-disk-id", one -> one.data().ramDiskId());

    /** What AWS says when it is not clear of which templates. */
    private static final String WHICH = "To describe the launch template data for all your launch templates, for"
            + " \u2018--versions\u2019 specify \u2018$Latest\u2019, \u2018$Default\u2019, or both, and omit"
            + " \u2018--launch-template-id\u2019, \u2018--launch-template-name\u2019, and version numbers. To describe"
            + " the launch template data for a specific launch template, specify \u2018--launch-template-id\u2019 or"
            + " \u2018--launch-template-name\u2019, and for \u2018--versions\u2019 specify one or more of the following"
            + " values: \u2018$Latest\u2019, \u2018$Default\u2019, or one or more version numbers.";

    private TemplateVersions() {}

    /** CreateLaunchTemplateVersion: new parameters, over those of a source version if one is named. */
    public static CreateLaunchTemplateVersionResponse create(Call call, CreateLaunchTemplateVersionRequest request) {
        LaunchTemplate template = TemplateLookup.find(
                call.tx().world(), call.scope(), request.launchTemplateId(), request.launchTemplateName());
        RequestLaunchTemplateData data = request.launchTemplateData();
        if (request.sourceVersion() != null) {
            RequestLaunchTemplateData source = template.versions()
                    .get(TemplateLookup.version(template, request.sourceVersion()))
                    .data();
            data = data == null ? source : TemplateData.over(source, data);
        }
        LaunchTemplates.requireData(data);
        LaunchTemplate changed = template.plus(new LaunchTemplate.Version(
                request.versionDescription(), call.tx().now(), data));
        call.tx().put(call.scope(), LAUNCH_TEMPLATES, template.id(), changed);
        return CreateLaunchTemplateVersionResponse.builder()
                .launchTemplateVersion(shape(call, new Numbered(changed, changed.latest())))
                .build();
    }

    /** DescribeLaunchTemplateVersions: of one template, or the latest or default ones of all; the newest first. */
    public static DescribeLaunchTemplateVersionsResponse describe(
            Call call, DescribeLaunchTemplateVersionsRequest request) {
        Page<Numbered> page = Listing.of(call, asked(call, request).toList())
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 1, 200);
        return DescribeLaunchTemplateVersionsResponse.builder()
                .launchTemplateVersions(
                        page.items().stream().map(one -> shape(call, one)).toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** DeleteLaunchTemplateVersions: what cannot be deleted is told apart from what was. */
    public static DeleteLaunchTemplateVersionsResponse delete(Call call, DeleteLaunchTemplateVersionsRequest request) {
        LaunchTemplate template = TemplateLookup.find(
                call.tx().world(), call.scope(), request.launchTemplateId(), request.launchTemplateName());
        if (request.versions().isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter LaunchTemplateVersion");
        }
        List<DeleteLaunchTemplateVersionsResponseSuccessItem> gone = new ArrayList<>();
        List<DeleteLaunchTemplateVersionsResponseErrorItem> kept = new ArrayList<>();
        LaunchTemplate changed = template;
        for (String version : request.versions()) {
            Refusal refusal = refusal(changed, version);
            if (refusal == null) {
                long number = Long.parseLong(version);
                changed = changed.minus(number);
                gone.add(DeleteLaunchTemplateVersionsResponseSuccessItem.builder()
                        .launchTemplateId(template.id())
                        .launchTemplateName(template.name())
                        .versionNumber(number)
                        .build());
            } else {
                kept.add(DeleteLaunchTemplateVersionsResponseErrorItem.builder()
                        .launchTemplateId(template.id())
                        .launchTemplateName(template.name())
                        .versionNumber(refusal.number())
                        .responseError(error -> error.code(refusal.code()).message(refusal.message()))
                        .build());
            }
        }
        call.tx().put(call.scope(), LAUNCH_TEMPLATES, template.id(), changed);
        return DeleteLaunchTemplateVersionsResponse.builder()
                .successfullyDeletedLaunchTemplateVersions(gone)
                .unsuccessfullyDeletedLaunchTemplateVersions(kept)
                .build();
    }

    private record Refusal(Long number, String code, String message) {}

    private static Refusal refusal(LaunchTemplate template, String version) {
        long number;
        try {
            number = Long.parseLong(version);
        } catch (NumberFormatException e) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The specified value for the version '" + version + "' is invalid. Use a version number.");
        }
        if (!template.versions().containsKey(number)) {
            return new Refusal(
                    number,
                    "launchTemplateVersionDoesNotExist",
                    "The specified launch template version does not exist.");
        }
        return number != template.defaultVersion()
                ? null
                : new Refusal(
                        number,
                        "unexpectedError",
                        "The default version of a launch template cannot be deleted. Assign another version as the"
                                + " default first.");
    }

    private static Stream<Numbered> asked(Call call, DescribeLaunchTemplateVersionsRequest request) {
        if (request.launchTemplateId() == null && request.launchTemplateName() == null) {
            if (request.versions().isEmpty()
                    || !request.versions().stream().allMatch(one -> one.equals("$Latest") || one.equals("$Default"))) {
                throw new AwsError(request.versions().isEmpty() ? "MissingParameter" : "InvalidParameterValue", WHICH);
            }
            return call.tx().all(call.scope(), LAUNCH_TEMPLATES).stream()
                    .flatMap(template -> named(template, request.versions()));
        }
        LaunchTemplate template = TemplateLookup.find(
                call.tx().world(), call.scope(), request.launchTemplateId(), request.launchTemplateName());
        if (!request.versions().isEmpty()) {
            return named(template, request.versions());
        }
        long least = request.minVersion() == null ? 1 : TemplateLookup.version(template, request.minVersion());
        long most = request.maxVersion() == null
                ? template.latest()
                : TemplateLookup.version(template, request.maxVersion());
        List<Numbered> newestFirst = new ArrayList<>();
        template.versions().descendingMap().keySet().stream()
                .filter(number -> number >= least && number <= most)
                .forEach(number -> newestFirst.add(new Numbered(template, number)));
        return newestFirst.stream();
    }

    private static Stream<Numbered> named(LaunchTemplate template, List<String> versions) {
        return versions.stream()
                .map(version -> new Numbered(template, TemplateLookup.version(template, version)))
                .distinct();
    }

    private static LaunchTemplateVersion shape(Call call, Numbered one) {
        LaunchTemplate template = one.template();
        return LaunchTemplateVersion.builder()
                .launchTemplateId(template.id())
                .launchTemplateName(template.name())
                .versionNumber(one.number())
                .versionDescription(one.version().description())
                .createTime(one.version().created())
                .createdBy(LaunchTemplates.creator(call))
                .defaultVersion(one.number() == template.defaultVersion())
                .launchTemplateData(TemplateData.shown(one.data()))
                .build();
    }
}
