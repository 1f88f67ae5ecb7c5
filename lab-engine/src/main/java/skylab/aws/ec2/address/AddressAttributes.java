package skylab.aws.ec2.address;

import static skylab.network.address.ElasticAddress.ELASTIC_ADDRESSES;

import java.util.List;
import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.network.address.AmazonNames;
import skylab.network.address.ElasticAddress;
import software.amazon.awssdk.services.ec2.model.AddressAttribute;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyAddressAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyAddressAttributeResponse;
import software.amazon.awssdk.services.ec2.model.PtrUpdateStatus;
import software.amazon.awssdk.services.ec2.model.ResetAddressAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetAddressAttributeResponse;

/**
 * Reverse DNS of elastic addresses (EC2 guide, "Create a reverse DNS record"). That the name leads to the address is
 * not checked, because nobody's own domains are part of a lab.
 */
public final class AddressAttributes {
    private static final String DOMAIN_NAME = "domain-name";
    private static final Pattern NAME =
            Pattern.compile("([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z]{2,63}\\.?");

    private AddressAttributes() {}

    /** ModifyAddressAttribute. */
    public static ModifyAddressAttributeResponse modify(Call call, ModifyAddressAttributeRequest request) {
        ElasticAddress one = Addresses.named(call, required(request.allocationId()), null);
        String name = request.domainName();
        if (name == null || !NAME.matcher(name).matches()) {
            throw new AwsError("InvalidParameterValue", "Value (" + name + ") for parameter domainName is invalid.");
        }
        ElasticAddress changed = point(call, one, name.endsWith(".") ? name : name + ".");
        return ModifyAddressAttributeResponse.builder()
                .address(shape(call, changed))
                .build();
    }

    /** ResetAddressAttribute. */
    public static ResetAddressAttributeResponse reset(Call call, ResetAddressAttributeRequest request) {
        checkAttribute(request.attributeAsString());
        ElasticAddress one = Addresses.named(call, required(request.allocationId()), null);
        return ResetAddressAttributeResponse.builder()
                .address(shape(call, point(call, one, null)))
                .build();
    }

    /** DescribeAddressesAttribute. */
    public static DescribeAddressesAttributeResponse describe(Call call, DescribeAddressesAttributeRequest request) {
        checkAttribute(request.attributeAsString());
        List<ElasticAddress> all = request.allocationIds().isEmpty()
                ? List.copyOf(call.tx().all(call.scope(), ELASTIC_ADDRESSES))
                : request.allocationIds().stream()
                        .map(id -> Addresses.named(call, id, null))
                        .toList();
        Page<ElasticAddress> page = Page.of(all, request.maxResults(), request.nextToken(), 1, 1000);
        return DescribeAddressesAttributeResponse.builder()
                .addresses(page.items().stream().map(one -> shape(call, one)).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static String required(String id) {
        if (id == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter AllocationId");
        }
        return id;
    }

    private static void checkAttribute(String attribute) {
        if (attribute != null && !attribute.equals(DOMAIN_NAME)) {
            throw new AwsError(
                    "InvalidParameterValue", "Value (" + attribute + ") for parameter attribute is invalid.");
        }
    }

    private static ElasticAddress point(Call call, ElasticAddress one, String name) {
        ElasticAddress changed = one.with(new ElasticAddress.ReversePointer(
                name, call.tx().now(), one.pointerAt(call.tx().now()).orElse(null)));
        call.tx().put(call.scope(), ELASTIC_ADDRESSES, one.id(), changed);
        return changed;
    }

    private static AddressAttribute shape(Call call, ElasticAddress one) {
        String amazon = AmazonNames.publicName(one.address(), call.scope().region()) + ".";
        AddressAttribute.Builder shape = AddressAttribute.builder()
                .publicIp(one.address())
                .allocationId(one.id())
                .ptrRecord(one.pointerAt(call.tx().now()).orElse(amazon));
        if (one.pointer() != null && one.pointer().isPending(call.tx().now())) {
            shape.ptrRecordUpdate(PtrUpdateStatus.builder()
                    .value(one.pointer().name() == null ? amazon : one.pointer().name())
                    .status("PENDING")
                    .build());
        }
        return shape.build();
    }
}
