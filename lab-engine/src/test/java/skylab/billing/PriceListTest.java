package skylab.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The data files of prices, against each other and against what is known from elsewhere. */
class PriceListTest {
    private static Price price(String region, String usage) {
        return PriceList.find(region, usage).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "us-west-2", "ap-northeast-2"})
    void everyPriceHasASourceAndADate(String region) {
        for (String[] row : Facts.read("prices.tsv")) {
            if (row[0].equals(region)) {
                assertFalse(price(region, row[1]).source().isBlank(), row[1]);
                assertTrue(price(region, row[1]).date().getYear() > 2020, row[1]);
                assertTrue(PriceList.isKnown(row[1]), row[1]);
            }
        }
    }

    @Test
    void oregonHasAPriceForAllThatVirginiaHasOneFor() {
        for (String[] row : Facts.read("prices.tsv")) {
            if (row[0].equals("us-east-1")) {
                assertEquals(
                        price("us-east-1", row[1]).tariff(),
                        price("us-west-2", row[1]).tariff(),
                        row[1]);
            }
        }
        for (String[] row : Facts.read("instances.tsv")) {
            String type = row[0].contains(".") ? row[0] : row[0] + ".large";
            assertEquals(PriceList.onDemand("us-east-1", type), PriceList.onDemand("us-west-2", type), type);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BoxUsage:t3.medium, 0.0416, 2026-10-04",
        "BoxUsage:m5.xlarge, 0.192, 2026-10-04",
        "BoxUsage:t2.small, 0.023, 2021-06-30",
        "BoxUsage:c5.large, 0.085, 2021-06-30",
        "BoxUsage:c4.xlarge, 0.199, 2021-06-30",
        "BoxUsage:r6g.2xlarge, 0.4032, 2021-06-30",
        "EBS:VolumeUsage.gp3, 0.08, 2026-10-04",
        "EBS:VolumeUsage.st1, 0.045, 2021-06-30",
        "NatGateway-Hours, 0.045, 2026-10-04",
        "VpcEndpoint-Hours, 0.01, 2026-11-22"
    })
    void pricesOfOregonAreConfirmed(String usage, String usd, String date) {
        Price price = price("us-west-2", usage);
        assertEquals(0, price.tariff().steps().get(0).price().compareTo(new BigDecimal(usd)), price.toString());
        assertEquals(date, price.date().toString());
        assertTrue(price.source().contains("us-west-2"), price.source());
        assertFalse(price.source().contains("not confirmed"), price.source());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BoxUsage:m7i.large", "EBS:SnapshotUsage", "DataTransfer-Out-Bytes"})
    void whatIsNotConfirmedOfOregonSaysSo(String usage) {
        assertTrue(price("us-west-2", usage).source().contains("not confirmed for us-west-2"));
    }

    @ParameterizedTest
    @CsvSource({"4.9, 0", "5, 0", "105, 3.00"})
    void fiveGigabytesOfKeptLogsAreFree(BigDecimal gib, BigDecimal month) {
        assertEquals(
                0, price("us-east-1", "TimedStorage-ByteHrs").tariff().cost(gib).compareTo(month));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everyUsageHasASentence(String language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "skylab.billing.messages",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        List<String> missing = Facts.read("usages.tsv").stream()
                .map(row -> "rule." + row[0].replaceAll("[^A-Za-z0-9]+", "-"))
                .filter(key -> !bundle.containsKey(key))
                .toList();
        assertEquals(List.of(), missing);
    }
}
