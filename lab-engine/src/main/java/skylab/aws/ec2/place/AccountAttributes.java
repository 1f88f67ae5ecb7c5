package skylab.aws.ec2.place;

import java.util.LinkedHashMap;
import java.util.Map;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.network.vpc.Vpc;
import software.amazon.awssdk.services.ec2.model.AccountAttribute;
import software.amazon.awssdk.services.ec2.model.AccountAttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesResponse;

/** What an account is entitled to in a region (EC2 API reference, DescribeAccountAttributes). */
public final class AccountAttributes {
    private AccountAttributes() {}

    /** DescribeAccountAttributes. */
    public static DescribeAccountAttributesResponse describe(Call call, DescribeAccountAttributesRequest request) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("supported-platforms", "VPC");
        all.put("vpc-max-security-groups-per-interface", "5");
        all.put("max-elastic-ips", "5");
        all.put("max-instances", "20");
        all.put("vpc-max-elastic-ips", "5");
        all.put(
                "default-vpc",
                call.tx().all(call.scope(), Vpc.VPCS).stream()
                        .filter(Vpc::isDefault)
                        .map(Vpc::id)
                        .findFirst()
                        .orElse("none"));
        request.attributeNamesAsStrings().stream()
                .filter(name -> !all.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new AwsError(
                            "InvalidParameterValue", "Value (" + name + ") for parameter attributeName is invalid.");
                });
        return DescribeAccountAttributesResponse.builder()
                .accountAttributes(all.entrySet().stream()
                        .filter(one -> request.attributeNamesAsStrings().isEmpty()
                                || request.attributeNamesAsStrings().contains(one.getKey()))
                        .map(one -> AccountAttribute.builder()
                                .attributeName(one.getKey())
                                .attributeValues(AccountAttributeValue.builder()
                                        .attributeValue(one.getValue())
                                        .build())
                                .build())
                        .toList())
                .build();
    }
}
