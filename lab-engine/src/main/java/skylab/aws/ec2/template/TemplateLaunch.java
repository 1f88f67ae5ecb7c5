package skylab.aws.ec2.template;

import java.util.Map;
import skylab.aws.AwsError;
import skylab.aws.Call;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** Launching from a template. */
public final class TemplateLaunch {
    private TemplateLaunch() {}

    /** The tags by which AWS says which template an instance is from (EC2 guide, "Launch templates"). */
    public static Map<String, String> tags(Call call, RunInstancesRequest request) {
        LaunchTemplateSpecification named = request.launchTemplate();
        if (named == null) {
            return Map.of();
        }
        LaunchTemplate template = TemplateLookup.find(
                call.tx().world(), call.scope(), named.launchTemplateId(), named.launchTemplateName());
        return Map.of(
                "aws:ec2launchtemplate:id", template.id(),
                "aws:ec2launchtemplate:version", String.valueOf(TemplateLookup.version(template, named.version())));
    }

    /**
     * A launch with the parameters of the template that it names; what the request says itself holds.
     *
     * @throws AwsError if there is no such template or version
     */
    public static RunInstancesRequest completed(Call call, RunInstancesRequest request) {
        LaunchTemplateSpecification named = request.launchTemplate();
        if (named == null) {
            return request;
        }
        LaunchTemplate template = TemplateLookup.find(
                call.tx().world(), call.scope(), named.launchTemplateId(), named.launchTemplateName());
        long version = TemplateLookup.version(template, named.version());
        RequestLaunchTemplateData data = template.versions().get(version).data();
        if (data.instanceRequirements() != null) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "You can't use a launch template that specifies InstanceRequirements with RunInstances. Specify an"
                            + " instance type instead.");
        }
        return TemplateData.launch(data, request);
    }
}
