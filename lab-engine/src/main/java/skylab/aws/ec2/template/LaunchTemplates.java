package skylab.aws.ec2.template;

import static skylab.aws.ec2.template.LaunchTemplate.BY_NAME;
import static skylab.aws.ec2.template.LaunchTemplate.LAUNCH_TEMPLATES;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pcollections.TreePMap;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.world.Kind;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesResponse;
import software.amazon.awssdk.services.ec2.model.ModifyLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.ModifyLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;

/** Operations on launch templates. */
public final class LaunchTemplates {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9().\\-/_]{3,128}");

    /** Requests by client token. */
    private static final Kind<Token> TOKENS = new Kind<>("create-launch-template-token", "");

    private record Token(String template, CreateLaunchTemplateRequest request) {}

    private static final Filters<LaunchTemplate> FILTERS = new Filters<>(LaunchTemplate::id)
            .on("create-time", LaunchTemplate::created)
            .on("launch-template-name", LaunchTemplate::name);

    private LaunchTemplates() {}

    /** CreateLaunchTemplate: the name, and version 1. */
    public static CreateLaunchTemplateResponse create(Call call, CreateLaunchTemplateRequest request) {
        Token earlier = request.clientToken() == null
                ? null
                : call.tx().find(call.scope(), TOKENS, request.clientToken()).orElse(null);
        if (earlier != null) {
            if (!earlier.request.equals(request)) {
                throw new AwsError(
                        "IdempotentParameterMismatch",
                        "Arguments on this idempotent request are inconsistent with arguments used in previous"
                                + " request(s).");
            }
            return created(call, TemplateLookup.byId(call.tx().world(), call.scope(), earlier.template));
        }
        requireName(call, request.launchTemplateName());
        requireData(request.launchTemplateData());
        String id = call.tx().newId(LAUNCH_TEMPLATES);
        LaunchTemplate template = new LaunchTemplate(
                        id, request.launchTemplateName(), call.tx().now(), 1, 0, TreePMap.empty())
                .plus(new LaunchTemplate.Version(
                        request.versionDescription(), call.tx().now(), request.launchTemplateData()));
        call.tx().put(call.scope(), LAUNCH_TEMPLATES, id, template);
        call.tx().put(call.scope(), BY_NAME, template.name(), id);
        Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tagSpecifications(), LAUNCH_TEMPLATES.name()));
        if (request.clientToken() != null) {
            call.tx().put(call.scope(), TOKENS, request.clientToken(), new Token(id, request));
        }
        return created(call, template);
    }

    /** DescribeLaunchTemplates. */
    public static DescribeLaunchTemplatesResponse describe(Call call, DescribeLaunchTemplatesRequest request) {
        World world = call.tx().world();
        boolean all = request.launchTemplateIds().isEmpty()
                && request.launchTemplateNames().isEmpty();
        Stream<LaunchTemplate> named = all
                ? call.tx().all(call.scope(), LAUNCH_TEMPLATES).stream()
                : Stream.concat(
                        request.launchTemplateIds().stream().map(id -> TemplateLookup.byId(world, call.scope(), id)),
                        request.launchTemplateNames().stream()
                                .map(name -> TemplateLookup.named(world, call.scope(), name)));
        Page<LaunchTemplate> page = Listing.of(call, named.distinct().toList())
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 1, 200);
        return DescribeLaunchTemplatesResponse.builder()
                .launchTemplates(page.items().stream()
                        .map(template -> shape(call, template))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** ModifyLaunchTemplate: another default version. */
    public static ModifyLaunchTemplateResponse modify(Call call, ModifyLaunchTemplateRequest request) {
        LaunchTemplate template = TemplateLookup.find(
                call.tx().world(), call.scope(), request.launchTemplateId(), request.launchTemplateName());
        if (request.defaultVersion() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter SetDefaultVersion");
        }
        LaunchTemplate changed = template.withDefault(TemplateLookup.version(template, request.defaultVersion()));
        call.tx().put(call.scope(), LAUNCH_TEMPLATES, template.id(), changed);
        return ModifyLaunchTemplateResponse.builder()
                .launchTemplate(shape(call, changed))
                .build();
    }

    /** DeleteLaunchTemplate, with all its versions. */
    public static DeleteLaunchTemplateResponse delete(Call call, DeleteLaunchTemplateRequest request) {
        LaunchTemplate template = TemplateLookup.find(
                call.tx().world(), call.scope(), request.launchTemplateId(), request.launchTemplateName());
        var shown = shape(call, template);
        call.tx().remove(call.scope(), LAUNCH_TEMPLATES, template.id());
        call.tx().remove(call.scope(), BY_NAME, template.name());
        call.tx().remove(call.scope(), Tags.TAGS, template.id());
        return DeleteLaunchTemplateResponse.builder().launchTemplate(shown).build();
    }

    static void requireData(RequestLaunchTemplateData data) {
        if (data == null || data.equals(RequestLaunchTemplateData.builder().build())) {
            throw new AwsError("MissingParameter", "The request must contain the parameter LaunchTemplateData");
        }
        if (data.instanceType() != null && data.instanceRequirements() != null) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "You may specify only one of InstanceType and InstanceRequirements in the launch template data.");
        }
    }

    /** Who makes templates: the account. */
    static String creator(Call call) {
        return "arn:aws:iam::" + call.scope().account() + ":root";
    }

    private static void requireName(Call call, String name) {
        if (name == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter LaunchTemplateName");
        }
        if (!NAME.matcher(name).matches()) {
            throw new AwsError(
                    "InvalidLaunchTemplateName.MalformedException",
                    "A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and"
                            + " the following characters: - ( ) . / _ .");
        }
        if (call.tx().find(call.scope(), BY_NAME, name).isPresent()) {
            throw new AwsError(
                    "InvalidLaunchTemplateName.AlreadyExistsException", "Launch template name already in use.");
        }
    }

    private static CreateLaunchTemplateResponse created(Call call, LaunchTemplate template) {
        return CreateLaunchTemplateResponse.builder()
                .launchTemplate(shape(call, template))
                .build();
    }

    private static software.amazon.awssdk.services.ec2.model.LaunchTemplate shape(Call call, LaunchTemplate template) {
        List<software.amazon.awssdk.services.ec2.model.Tag> tags =
                Ask.tags(call.tx().world(), call.scope(), template.id());
        return software.amazon.awssdk.services.ec2.model.LaunchTemplate.builder()
                .launchTemplateId(template.id())
                .launchTemplateName(template.name())
                .createTime(template.created())
                .createdBy(creator(call))
                .defaultVersionNumber(template.defaultVersion())
                .latestVersionNumber(template.versions().lastKey())
                .tags(tags)
                .build();
    }
}
