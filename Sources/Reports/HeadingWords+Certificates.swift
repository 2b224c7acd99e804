/// What other registers of certificates and certification bodies call their columns, in English and German.
extension HeadingWords {
  static let certificates: [Row] = [
    ("edition", words("standard norm iso certificateto")),
    (
      "number",
      words("certificateno certificatenumber certificate certno zertifikat zertifikatsnummer nr no")
    ),
    (
      "body",
      words("certificationbody certifier cb registrar issuedby zertifizierer zertifizierungsstelle")
    ),
    ("scope", words("geltungsbereich scopeofcertification")),
    ("decided", words("issued issuedate dateofissue validfrom decisiondate ausgestellt")),
    (
      "expires",
      words("expiry expirydate expirationdate validuntil validto g\u{FC}ltigbis ablaufdatum")
    ),
    ("certified", words("certifiedsince firstcertified originalissue erstzertifizierung")),
    ("applied", words("applicationdate antrag")),
    ("owner", owners),
    ("contract", words("contractno vertrag vertragsnummer")),
    ("contract_until", words("contractends vertragbis")),
    ("transition_by", words("transitiondeadline transition umstellungbis")),
    ("notes", remarks),
    ("contacts", words("contact kontakt kontakte ansprechpartner")),
  ]

  static let bodies: [Row] = [
    (
      "name",
      words("body certificationbody certifier registrar cb zertifizierer zertifizierungsstelle")
    ),
    ("contacts", words("contact kontakt kontakte ansprechpartner email")),
    ("plan_within", words("planwithin plan")),
    ("evidence_within", words("evidencewithin evidence nachweis")),
    ("major_within", words("majorwithin majors majorswithin")),
    ("expiry_margin", words("expirymargin margin beforeexpiry")),
    ("template", words("layout reportlayout")),
    ("notes", remarks),
  ]
}
