import Records
import Reports
import Resources
import Storage

/// What damage begins with.
enum Seeds {
  private static let today = Day(number: 20_777)

  /// The sample organisation with a few records of each kind, and values of every type.
  static func sample(keeping count: Int) throws -> Organisation {
    var organisation = try SampleOrganisation.load(today: today)
    for kind in RecordKind.allCases { arrange(kind.type, in: &organisation, keeping: count) }
    organisation.extras["later"] = .table([
      "blob": .data("AAECAwQ="), "flag": .flag(true), "list": .list([.integer(.min), .list([])]),
      "real": .real(0.1), "text": .text("é 漢 \u{1F6A2} & <\r\n>"),
      "when": .date("2026-11-20T14:02:33Z"),
    ])
    return organisation
  }

  /// The same records in the order of the file.
  static func sorted(_ organisation: Organisation) -> Organisation {
    var organisation = organisation
    for kind in RecordKind.allCases { arrange(kind.type, in: &organisation, keeping: .max) }
    return organisation
  }

  private static func arrange<R: Record>(
    _ type: R.Type, in organisation: inout Organisation, keeping count: Int
  ) {
    var register = Register<R>()
    for record in organisation[keyPath: R.register].byIdentifier.prefix(count) {
      register.put(record)
    }
    organisation[keyPath: R.register] = register
  }

  /// Organisations in every form that is read, and pieces of property lists that are hard to read.
  static func files() throws -> [[UInt8]] {
    var files: [[UInt8]] = []
    for count in [1, 3, 20] {
      let xml = OrganisationFile.encode(try sample(keeping: count))
      let root = try PropertyListReader.read(xml) { (reader) throws(PropertyListProblem) in
        try reader.readValue()
      }
      files += [xml, BinaryForm.bytes(of: root)]
    }
    let text = String(decoding: files[0], as: UTF8.self)
    files.append("\u{FEFF}\(text)".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    return files + hostile.map { Array("<plist>\($0)</plist>".utf8) }
  }

  private static let hostile = [
    "<dict><key>format</key><string>evenkeel</string><key>version</key><integer>1</integer>"
      + "<key>organisation</key><dict><key>id</key><string>o</string><key>name</key>"
      + "<string>X</string></dict></dict>",
    String(repeating: "<array>", count: 100) + String(repeating: "</array>", count: 100),
    "<string>a<![CDATA[<b> ]]]>&#x41;<!-- c --><?d?>&amp;\r\n\r</string>",
  ]

  /// Registers as they are exported, and such of other programs.
  static func tables() throws -> [[UInt8]] {
    let organisation = try sample(keeping: 5)
    return RegisterKind.allCases.flatMap { kind in
      let csv = Export.csv(of: kind, in: organisation, today: today, hasAllColumns: true)
      return [Array(csv.utf8), Array(csv.replacing(",", with: ";").utf8)]
    } + [otherRegister, recurrences, matrix, germanMatrix].map { Array($0.utf8) }
  }

  private static let otherRegister = """
    capa_id,nc_id,opened_date,closed_date,root_cause_category,effectiveness_check_date,effective,description
    CAPA-1,NC-2026-014,2025-01-04,2025-02-10,Method,2025-05-11,Yes,
    CAPA-2,NC-2,2025-02-04,2025-03-10,,,Pending,New labels
    """

  private static let recurrences = """
    reference,title,raised,stage,closed,effective,recurrence_of
    A-1,Unsigned,2024-01-05,closed,2024-03-01,Yes,
    A-2,Again,2024-09-05,closed,2024-11-01,Yes,A-1
    A-3,And again,2025-02-05,open,,,A-1
    """

  private static let matrix = """
    Training matrix,,,,
    Employee,Role,First aid,First aid expiry,Forklift
    "Okafor, Ann",Driver,14/03/2025,14/03/2028,x
    Tom Reyes,,planned 02/12/2026,,31/05/2026 (cert 7)
    Total,,1,,2
    """

  private static let germanMatrix = """
    Personalnr.;Name;Vorname;Erste Hilfe;;Stapler
    ;;;Datum;gültig bis;
    4711;Müller;Anna;14.3.25;03/2027;U
    4712;Groß;Jörg;12.-14.03.2026;-;I
    """

  /// What new actions are made of: JSON, mails, text.
  static let captures: [[UInt8]] = [
    #"[{"title": "A", "clauses": ["8.4.1"], "plan": [{"title": "x", "due": "fri"}, "y | due +1w"]}]"#,
    #"{"title": "B \u00e9\ud83d\ude00", "notes": "n\nm", "effective": true, "evidence": "a; b | shows c"}"#,
    "From: =?utf-8?Q?J=C3=B6?= <a@b>\r\nSubject: =?UTF-8?B?w7w=?=\r\n =?iso-8859-1?Q?=FC?=\r\n\r\nbody\r\n",
    "Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n"
      + "Content-Transfer-Encoding: quoted-printable\n\n<p>a=\n=20&amp;&#228;<style>x</style></p>\n--b--\n",
    "Subject: s\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\n/PwK\n",
    "Pump leaks\n\nsince Monday\n",
  ].map { Array($0.utf8) }

  static let captureTokens: [[UInt8]] =
    [
      "{", "}", "[", "]", ":", ",", "\"", "\\u", "\\ud800", "null", "true", "-1e9", "\"due\"",
      "\"stage\"",
      "\"closed\"", "\"reference\"", "\"NC-2026-001\"", "\"recurrence_of\"", "=?", "?=", "?Q?",
      "?B?",
      "=C3", "=\n", "--b", "--b--", "Subject: ", "Content-Type: ", "text/plain", "multipart/",
      "\n\n",
      "\r\n", "\0", "é", "\u{FEFF}", "<", ">", "&#x110000;", "<style>",
    ].map { Array($0.utf8) } + bytes

  static let fileTokens: [[UInt8]] =
    [
      "<dict>", "</dict>", "<dict/>", "<array>", "</array>", "<array/>", "<key>", "</key>",
      "<key/>", "<string>", "</string>", "<string/>", "<integer>", "</integer>", "<real>nan</real>",
      "<real>-0x1p-1074</real>", "<true/>", "<data>", "</data>",
      "<date>0000-00-00T99:99:99Z</date>",
      "<key>id</key>", "<key>extras</key>", "<!--", "-->", "<![CDATA[", "]]>", "<?x ?>", "&amp;",
      "&#0;", "&#x10FFFF;", "&#xD800;", "9223372036854775808", "-9223372036854775808", "2026-02-30",
      "9999-12-31", "0001-01-01", "\u{FEFF}", "\u{FFFE}", "e\u{301}", "é", "\r", "\0", "bplist00",
      "</plist>", " ", "\u{1F468}\u{200D}\u{1F4BB}", "=", "\u{85}",
    ].map { Array($0.utf8) } + bytes

  static let tableTokens: [[UInt8]] =
    [
      ",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "\r", "; ", " > ", " | ", "\\", "\\;", "title",
      "owner", "reference", "due", "stage", "closed", "2026-02-30", "31/12/2026", "45000", "yes",
      "nobody", "é", "e\u{301}", "\u{FEFF}", "\0", "NC-2026-999999999999999999999", "-1", "'",
      "=1+1", "x", "geplant ", "valid until ", "03/2026", "12/26", "M\u{E4}rz 2026", " - ", "28/42",
      "60%", "Name",
      "Vorname", "Datum", "g\u{FC}ltig bis", "Total", "2206-01-01",
    ].map { Array($0.utf8) } + bytes

  private static let bytes: [[UInt8]] = [
    [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF, 0xFE], [0xDF, 0x11, 0xFF, 0xFF],
    [0xAF, 0x13, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0xA1, 0x00], [0xD1, 0x00, 0x00],
  ]
}
