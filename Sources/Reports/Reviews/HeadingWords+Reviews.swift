extension HeadingWords {
  static let reviews: [Row] = [
    ("reference", words("ref no number id nr review reviewno nummer")),
    ("title", words("name review managementreview meeting titel bezeichnung")),
    ("standards", words("standard edition editions iso norm normen")),
    ("planned", words("plannedfor plandate scheduled scheduledfor due geplant termin")),
    ("chair", words("chairman chairperson ledby leitung vorsitz topmanagement")),
    ("held", words("date heldon day meetingdate datum durchgef\u{FC}hrt")),
    ("present", words("attendees participants attended teilnehmer anwesend")),
    ("minuted", words("minutesclosed minutedate approved protokolliert")),
    ("cancelled", words("cancelledbecause cancelreason abgesagt")),
    ("notes", words("remarks comments bemerkungen notizen")),
    ("decisions", words("outputs results beschl\u{FC}sse ergebnisse")),
    ("inputs", words("input eingaben themen")),
    ("minutes_by", words("minutestaker secretary protokoll")),
  ]
}
