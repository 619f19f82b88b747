package dev.packshot.gs1;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The GS1 application identifiers (GS1 General Specifications, figure 3.2-1), in one table.
 *
 * <p>The columns are the code, the format of the value, what is checked besides the format, the
 * place in a Digital Link, and the data title. {@code 310-316/0-5} stands for all codes from 310 to
 * 316, each with a last digit from 0 to 5. The other columns are explained at {@link
 * ApplicationIdentifier}, {@link DataFormat} and {@link DateLayout}.
 *
 * <p>Not checked: lists of other standards (countries, currencies, media, packages), the parts of
 * coupons and of an IBAN, and which identifiers a label has to have together (section 4.14), since
 * a label can have several symbols.
 */
final class ApplicationIdentifiers {
  private static final String TABLE =
      """
      00          N18               check         key                SSCC
      01          N14               check         key/22,10,21/235   GTIN
      02          N14               check         -                  CONTENT
      03          N14               check         -                  MTO GTIN
      10          X..20             -             -                  BATCH/LOT
      11          N6                YYMMD0        -                  PROD DATE
      12          N6                YYMMD0        -                  DUE DATE
      13          N6                YYMMD0        -                  PACK DATE
      15          N6                YYMMD0        -                  BEST BEFORE or BEST BY
      16          N6                YYMMD0        -                  SELL BY
      17          N6                YYMMD0        -                  USE BY or EXPIRY
      20          N2                -             -                  VARIANT
      21          X..20             -             -                  SERIAL
      22          X..20             -             -                  CPV
      235         X..28             -             -                  TPX
      240         X..30             -             -                  ADDITIONAL ID
      241         X..30             -             -                  CUST. PART No.
      242         N..6              -             -                  MTO VARIANT
      243         X..20             -             -                  PCN
      250         X..30             -             -                  SECONDARY SERIAL
      251         X..30             -             -                  REF. TO SOURCE
      253         N13[+X..17]       check         key                GDTI
      254         X..20             -             -                  GLN EXTENSION COMPONENT
      255         N13[+N..12]       check         key                GCN
      30          N..8              -             -                  VAR. COUNT
      310-316/0-5 N6                -             -                  measure of a trade item, metric
      320-329/0-5 N6                -             -                  measure of a trade item
      330-337/0-5 N6                -             -                  logistic measure, metric
      340-349/0-5 N6                -             -                  logistic measure
      350-357/0-5 N6                -             -                  area, weight or volume
      360-369/0-5 N6                -             -                  volume
      37          N..8              -             -                  COUNT
      390-390/0-9 N..15             -             -                  AMOUNT
      391-391/0-9 N3+N..15          -             -                  AMOUNT with a currency
      392-392/0-9 N..15             -             -                  PRICE
      393-393/0-9 N3+N..15          -             -                  PRICE with a currency
      394-394/0-3 N4                -             -                  PRCNT OFF
      395-395/0-5 N6                -             -                  PRICE/UoM
      400         X..30             -             -                  ORDER NUMBER
      401         X..30             -             key                GINC
      402         N17               check         key                GSIN
      403         X..30             -             -                  ROUTE
      410         N13               check         -                  SHIP TO LOC
      411         N13               check         -                  BILL TO
      412         N13               check         -                  PURCHASE FROM
      413         N13               check         -                  SHIP FOR LOC
      414         N13               check         key/254/7040       LOC No.
      415         N13               check         key/8020           PAY TO
      416         N13               check         -                  PROD/SERV LOC
      417         N13               check         key/7040           PARTY
      420         X..20             -             -                  SHIP TO POST
      421         N3+X..9           -             -                  SHIP TO POST with a country
      422         N3                -             -                  ORIGIN
      423         N3[+N3+N3+N3+N3]  -             -                  COUNTRY - INITIAL PROCESS
      424         N3                -             -                  COUNTRY - PROCESS
      425         N3[+N3+N3+N3+N3]  -             -                  COUNTRY - DISASSEMBLY
      426         N3                -             -                  COUNTRY - FULL PROCESS
      427         X..3              -             -                  ORIGIN SUBDIVISION
      430-430/0-1 X..35             -             -                  SHIP TO COMP, NAME
      430-430/2-6 X..70             -             -                  SHIP TO ADD1, ADD2, SUB, LOC, REG
      4307        X2                [A-Z]{2}     -                  SHIP TO COUNTRY
      4308        X..30             -             -                  SHIP TO PHONE
      4309        N20               -             -                  SHIP TO GEO
      431-431/0-1 X..35             -             -                  RTN TO COMP, NAME
      431-431/2-6 X..70             -             -                  RTN TO ADD1, ADD2, SUB, LOC, REG
      4317        X2                [A-Z]{2}     -                  RTN TO COUNTRY
      4318        X..20             -             -                  RTN TO POST
      4319        X..30             -             -                  RTN TO PHONE
      4320        X..35             -             -                  SRV DESCRIPTION
      4321        N1                [01]          -                  DANGEROUS GOODS
      4322        N1                [01]          -                  AUTH TO LEAVE
      4323        N1                [01]          -                  SIG REQUIRED
      4324        N10               YYMMD0h9m9    -                  NOT BEF DEL DT
      4325        N10               YYMMD0h9m9    -                  NOT AFT DEL DT
      4326        N6                YYMMDD        -                  REL DATE
      433-433/0-3 N6[+X1]           \\d{6}-?     -                  MAX TEMP, MIN TEMP
      7001        N13               -             -                  NSN
      7002        X..30             -             -                  MEAT CUT
      7003        N10               YYMMDDhhmm    -                  EXPIRY TIME
      7004        N..4              -             -                  ACTIVE POTENCY
      7005        X..12             -             -                  CATCH AREA
      7006        N6                YYMMDD        -                  FIRST FREEZE DATE
      7007        N6[+N6]           YYMMDD        -                  HARVEST DATE
      7008        X..3              -             -                  AQUATIC SPECIES
      7009        X..10             -             -                  FISHING GEAR TYPE
      7010        X..2              -             -                  PROD METHOD
      7011        N6[+N4]           YYMMDDhhmm    -                  TEST BY DATE
      7020        X..20             -             -                  REFURB LOT
      7021        X..20             -             -                  FUNC STAT
      7022        X..20             -             -                  REV STAT
      7023        X..30             -             -                  GIAI - ASSEMBLY
      703-703/0-9 N3+X..27          -             -                  PROCESSOR
      7040        N1+X3             -             -                  UIC+EXT
      7041        X..4              -             -                  UFRGT UNIT TYPE
      71-71/0-7   X..20             -             -                  NHRN
      723-723/0-9 X2+X..28          -             -                  CERT
      7240        X..20             -             -                  PROTOCOL
      7241        N2                -             -                  AIDC MEDIA TYPE
      7242        X..25             -             -                  VCN
      7250        N8                CCYYMMDD      -                  DOB
      7251        N12               CCYYMMDDhhmm  -                  DOB TIME
      7252        N1                -             -                  BIO SEX
      7253        X..40             -             -                  FAMILY NAME
      7254        X..40             -             -                  GIVEN NAME
      7255        X..10             -             -                  SUFFIX
      7256        X..90             -             -                  FULL NAME
      7257        X..70             -             -                  PERSON ADDR
      7258        N1+X1+N1          \\d/\\d       -                  BIRTH SEQUENCE
      7259        X..40             -             -                  BABY
      8001        N14               -             -                  DIMENSIONS
      8002        X..20             -             -                  CMT No.
      8003        N14[+X..16]       check&[0].*    key                GRAI
      8004        X..30             -             key/7040           GIAI
      8005        N6                -             -                  PRICE PER UNIT
      8006        N14+N2+N2         check         key/22,10,21       ITIP
      8007        X..34             -             -                  IBAN
      8008        N8[+N2+N2]        YYMMDDhhmmss  -                  PROD TIME
      8009        X..50             -             -                  OPTSEN
      8010        Y..30             \\S{5,}       key/8011           CPID
      8011        N..12             -             -                  CPID SERIAL
      8012        X..20             -             -                  VERSION
      8013        X..25             -             key                GMN
      8014        X..25             -             -                  MUDI
      8017        N18               check         key/8019           GSRN - PROVIDER
      8018        N18               check         key/8019           GSRN - RECIPIENT
      8019        N..10             -             -                  SRIN
      8020        X..25             -             -                  REF No.
      8026        N14+N2+N2         check         -                  ITIP CONTENT
      8030        Z..90             -             -                  DIGSIG
      8040        N15               -             -                  IMEI
      8041        N15               -             -                  IMEI2
      8042        N32               -             -                  ESIM
      8043        N18[+N..2]        -             -                  PSIM
      8110        X..70             -             -                  coupon of North America
      8111        N4                -             -                  POINTS
      8112        X..70             -             -                  paperless coupon of North America
      8200        X..70             -             -                  PRODUCT URL
      90          X..30             -             -                  INTERNAL
      9-9/1-9     X..90             -             -                  INTERNAL
      """;

  private static final int MIN_CODE = 2;
  private static final int MAX_CODE = 4;
  private static final Map<String, ApplicationIdentifier> BY_CODE = read();

  private ApplicationIdentifiers() {}

  /** Finds the identifier with exactly that code. */
  static Optional<ApplicationIdentifier> find(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** Finds the identifier that begins there in a text. No code is the beginning of another. */
  static Optional<ApplicationIdentifier> findAt(String text, int at) {
    for (int end = at + MIN_CODE; end <= Math.min(text.length(), at + MAX_CODE); end++) {
      var found = find(text.substring(at, end));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Returns all identifiers, by code. */
  static Map<String, ApplicationIdentifier> all() {
    return BY_CODE;
  }

  private static Map<String, ApplicationIdentifier> read() {
    var byCode = new HashMap<String, ApplicationIdentifier>();
    TABLE.lines().forEach(line -> addRow(line.split(" +", 5), byCode));
    return Map.copyOf(byCode);
  }

  private static void addRow(String[] row, Map<String, ApplicationIdentifier> byCode) {
    var format = DataFormat.of(row[1]);
    for (var code : CodeRange.codes(row[0])) {
      byCode.put(code, new ApplicationIdentifier(code, format, row[2], row[3], row[4]));
    }
  }
}
