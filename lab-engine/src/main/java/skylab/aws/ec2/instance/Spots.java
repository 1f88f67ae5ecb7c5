package skylab.aws.ec2.instance;

import java.math.BigDecimal;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.offering.Prices;
import skylab.aws.ec2.type.InstanceKind;
import software.amazon.awssdk.services.ec2.model.InstanceMarketOptionsRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SpotMarketOptions;

/** Instances from the spot market: they run like others, and nobody takes them back. */
final class Spots {
    private Spots() {}

    /** The place on the spot market that a launch asks for, or null. */
    static Instance.Spot of(Call call, RunInstancesRequest request, InstanceKind kind, String zone) {
        InstanceMarketOptionsRequest market = request.instanceMarketOptions();
        if (market == null || market.marketTypeAsString() == null) {
            return null;
        }
        if (!market.marketTypeAsString().equals("spot")) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate the market type '" + market.marketTypeAsString()
                            + "'. Nothing has happened.");
        }
        SpotMarketOptions options =
                market.spotOptions() == null ? SpotMarketOptions.builder().build() : market.spotOptions();
        boolean persistent = "persistent".equals(options.spotInstanceTypeAsString());
        String interruption = options.instanceInterruptionBehaviorAsString() == null
                ? "terminate"
                : options.instanceInterruptionBehaviorAsString();
        if (!persistent && !interruption.equals("terminate")) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "The interruption behavior '" + interruption + "' requires a persistent Spot Instance request.");
        }
        requirePrice(call, options.maxPrice(), kind, zone);
        return new Instance.Spot(persistent, interruption, options.maxPrice());
    }

    /** The id of an instance's spot request, which follows from its own. */
    static String requestId(Instance instance) {
        long number =
                Long.parseUnsignedLong(instance.id().substring(instance.id().length() - 16), 16);
        return "sir-"
                + String.format("%8s", Long.toUnsignedString(number, 36))
                        .replace(' ', '0')
                        .substring(0, 8);
    }

    private static void requirePrice(Call call, String asked, InstanceKind kind, String zone) {
        if (asked == null) {
            return;
        }
        BigDecimal least = Prices.spot(
                        call.tx().world(),
                        call.scope(),
                        zone,
                        kind.name(),
                        call.tx().now())
                .orElse(BigDecimal.ZERO);
        BigDecimal most;
        try {
            most = new BigDecimal(asked);
        } catch (NumberFormatException e) {
            throw new AwsError("InvalidParameterValue", "Value (" + asked + ") for parameter maxPrice is invalid.");
        }
        if (most.compareTo(least) < 0) {
            throw new AwsError(
                    "SpotMaxPriceTooLow",
                    "Your Spot request price of " + asked + " is lower than the minimum required Spot request"
                            + " fulfillment price of " + least.toPlainString() + ".");
        }
    }
}
