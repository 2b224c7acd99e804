/// What the twelve months to the first surveillance run from: ISO/IEC 17021-1, 9.1.3.3 says the decision; some bodies count
/// from the last day of stage 2.
package enum SurveillanceAnchor: String, Choice {
  case decision
  case stage2 = "last day of stage 2"
  package static let noun = "start of the twelve months"
}
