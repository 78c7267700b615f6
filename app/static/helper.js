/* Optional. Dates without a round trip, and the page's words on file fields (browsers show their own language). */
(function () {
  "use strict";
  var words = document.currentScript.dataset; // the sentences come from the page, in the reader's language
  function each(selector, work) { Array.prototype.forEach.call(document.querySelectorAll(selector), work); }

  each("[data-fill]", function (button) {
    button.addEventListener("click", function (event) {
      var day = new Date(), id = button.getAttribute("data-fill");
      if (/:yesterday$/.test(button.value)) { day.setDate(day.getDate() - 1); }
      document.getElementById(id).value = day.getDate();
      document.getElementById(id + "-month").value = day.getMonth() + 1;
      document.getElementById(id + "-year").value = day.getFullYear();
      event.preventDefault();
    });
  });

  each("input[type=file]", function (input) {
    var button = document.createElement("span"), chosen = document.createElement("span"), box = document.createElement("div");
    button.className = "govuk-button govuk-button--secondary"; button.setAttribute("aria-hidden", "true");
    button.textContent = words.choose; chosen.textContent = words.none;
    box.className = "g-file"; chosen.setAttribute("role", "status");
    input.parentNode.insertBefore(box, input);
    box.appendChild(input); box.appendChild(button); box.appendChild(chosen); // the real field lies over them, unseen
    input.addEventListener("change", function () {
      var n = input.files.length;
      chosen.textContent = n === 0 ? words.none : n === 1 ? input.files[0].name : n + " " + words.many;
    });
  });
})();
